// The panel beside the canvas: the settings of what is selected, or of the pipeline when nothing is.
import '#renderer/inspector/inspector.css';
import { DocumentProperties } from '#renderer/inspector/DocumentProperties.tsx';
import { ManyInspector } from '#renderer/inspector/ManyInspector.tsx';
import { NodeInspector } from '#renderer/inspector/NodeInspector.tsx';
import { useDocument } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import { useText } from '#renderer/ui/use-text.ts';

export function Inspector() {
  const t = useText();
  const selected = useView((view) => view.selectedNodes);
  const nodes = useDocument((state) => state.document.nodes);
  const readOnly = useDocument((state) => state.readOnly);
  const present = selected.filter((id) => nodes[id] !== undefined);
  const [only, ...others] = present;
  return (
    <div className="inspector ui-column">
      {readOnly ? <p className="inspector-banner">{t('studio.inspector.readOnly')}</p> : null}
      {only === undefined ? (
        <DocumentProperties />
      ) : others.length > 0 ? (
        <ManyInspector ids={present} key={present.join(' ')} />
      ) : (
        <NodeInspector id={only} key={only} />
      )}
    </div>
  );
}
