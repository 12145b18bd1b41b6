// Several nodes at once: the settings that they have alike, and the pause switch.
import { InspectorHead } from '#renderer/inspector/InspectorHead.tsx';
import { ParamForm } from '#renderer/inspector/ParamForm.tsx';
import { formFields } from '#renderer/inspector/param-form.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import { setPaused } from '#shared/document/edits.ts';
import type { NodeId } from '#shared/document/document.ts';

export function ManyInspector({ ids }: { readonly ids: readonly NodeId[] }) {
  const t = useText();
  const all = useDocument((state) => state.document.nodes);
  const readOnly = useDocument((state) => state.readOnly);
  const apply = useDocument((state) => state.apply);
  const nodes = ids.flatMap((id) => all[id] ?? []);
  const paused = nodes.filter((node) => node.paused === true).length;
  return (
    <>
      <InspectorHead icon="layers" hint={t('studio.inspector.manyHint')}>
        <h2>{t('studio.inspector.many', { count: nodes.length })}</h2>
      </InspectorHead>
      <section className="inspector-part ui-column" aria-label={t('studio.inspector.settings')}>
        {formFields(nodes).length === 0 ? (
          <p className="ui-small">{t('studio.inspector.noShared')}</p>
        ) : (
          <ParamForm nodes={nodes} />
        )}
      </section>
      <section className="inspector-part ui-column">
        <Checkbox
          label={t('studio.inspector.pausedMany')}
          value={paused === nodes.length}
          isMixed={paused > 0 && paused < nodes.length}
          isDisabled={readOnly}
          onChange={(on) => apply((document) => setPaused(document, ids, on))}
        />
      </section>
    </>
  );
}
