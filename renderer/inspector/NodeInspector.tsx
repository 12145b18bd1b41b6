// One node: its name, whether it is paused, its settings, what its wires carry, and its help.
import { InspectorHead } from '#renderer/inspector/InspectorHead.tsx';
import { ParamForm } from '#renderer/inspector/ParamForm.tsx';
import { kindTitle } from '#renderer/inspector/node-words.ts';
import { PortList } from '#renderer/inspector/PortList.tsx';
import { useDocument } from '#renderer/state/document-store.ts';
import { useEngine } from '#renderer/state/engine-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Disclosure } from '#renderer/ui/Disclosure.tsx';
import { Markdown } from '#renderer/ui/Markdown.tsx';
import { Switch } from '#renderer/ui/Switch.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import { setLabel, setPaused } from '#shared/document/edits.ts';
import type { NodeId } from '#shared/document/document.ts';
import { isNodeKind, specOf } from '#shared/nodes/catalogue.ts';
import { tableFiles } from '#shared/nodes/file-kinds.ts';
import { sizeText } from '#shared/text/number-text.ts';

export function NodeInspector({ id }: { readonly id: NodeId }) {
  const t = useText();
  const node = useDocument((state) => state.document.nodes[id]);
  const readOnly = useDocument((state) => state.readOnly);
  const apply = useDocument((state) => state.apply);
  const memory = useEngine((state) => state.analysis?.memory[id]);
  if (!node) return null;
  const spec = specOf(node.kind);
  const title = kindTitle(node.kind, t);
  return (
    <>
      <InspectorHead icon={spec?.icon ?? 'circle-dashed'} hint={spec ? t(`nodes.${node.kind}.summary`) : node.kind}>
        <TextField
          label={t('studio.inspector.rename')}
          hideLabel
          value={node.label ?? title}
          isDisabled={readOnly}
          // The kind's own title is no name: it follows the language.
          onCommit={(label) => apply((document) => setLabel(document, id, label.trim() === title ? '' : label))}
        />
      </InspectorHead>
      {spec ? (
        <section className="inspector-part ui-column" aria-label={t('studio.inspector.settings')}>
          <ParamForm nodes={[node]} />
          {isNodeKind(node.kind) && tableFiles.has(node.kind) ? (
            <div>
              <Button
                size="small"
                icon="file-spreadsheet"
                onPress={() => useView.getState().openDialog({ dialog: 'read-file', node: id })}
              >
                {t('workbench.readFile.look')}
              </Button>
            </div>
          ) : null}
        </section>
      ) : (
        <p className="inspector-part ui-column">{t('studio.inspector.unknownKind', { kind: node.kind })}</p>
      )}
      {spec && Object.keys({ ...spec.inputs, ...spec.outputs }).length > 0 ? (
        <section className="inspector-part ui-column">
          <PortList id={id} kind={node.kind} />
          {memory === undefined ? null : <p>{t('studio.inspector.memory', { size: sizeText(memory) })}</p>}
        </section>
      ) : null}
      {node.kind === 'text.note' ? null : (
        <section className="inspector-part ui-column">
          <Switch
            label={t('studio.inspector.paused')}
            value={node.paused === true}
            isDisabled={readOnly}
            onChange={(paused) => apply((document) => setPaused(document, [id], paused))}
          />
          <p className="ui-small">{t('studio.inspector.pausedHelp')}</p>
        </section>
      )}
      {spec ? (
        <section className="inspector-part ui-column">
          <Disclosure title={t('studio.inspector.help')}>
            <Markdown text={t(`nodes.${node.kind}.help`)} />
          </Disclosure>
        </section>
      ) : null}
    </>
  );
}
