// The curves of every training node, live, one under the other.
import '#renderer/runs/runs.css';
import { LearningCurve } from '#renderer/results/LearningCurve.tsx';
import { nodeTitle } from '#renderer/runs/node-title.ts';
import { StatusBadge } from '#renderer/runs/StatusBadge.tsx';
import { useDocument } from '#renderer/state/document-store.ts';
import { useNodeStatus } from '#renderer/state/node-status.ts';
import { useView } from '#renderer/state/view-store.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import type { NodeId } from '#shared/document/document.ts';

export function TrainingPanel() {
  const t = useText();
  const nodes = useDocument((state) => state.document.nodes);
  const trainings = Object.values(nodes).filter(({ kind }) => /^(train|language)\./.test(kind));
  if (trainings.length === 0) {
    return (
      <EmptyState icon="trending-down" title={t('workbench.run.trainingNone')} hint={t('workbench.run.trainingHint')} />
    );
  }
  return (
    <div className="training-panel ui-column">
      {trainings.map(({ id }) => (
        <Training key={id} id={id} />
      ))}
    </div>
  );
}

function Training({ id }: { readonly id: NodeId }) {
  const t = useText();
  const title = useDocument((state) => nodeTitle(state.document, id, t));
  const status = useNodeStatus(id);
  return (
    <section className="training" aria-label={title}>
      <header className="ui-row">
        <button type="button" className="ui-plain" onClick={() => useView.getState().select([id])}>
          {title}
        </button>
        <StatusBadge status={status} />
      </header>
      {status.epochs.length > 0 || status.live.soFar ? (
        <LearningCurve epochs={status.epochs} soFar={status.live.soFar} isRunning={status.status === 'running'} />
      ) : (
        <p className="ui-muted">
          {t(status.key === null ? 'workbench.run.trainingWaits' : 'workbench.run.trainingNoCurve')}
        </p>
      )}
    </section>
  );
}
