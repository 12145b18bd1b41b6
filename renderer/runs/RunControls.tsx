// Run or cancel, and in a line how far the run is or what a run would do.
import { runAction } from '#renderer/actions/all-actions.ts';
import { ActionButton } from '#renderer/actions/ActionButton.tsx';
import { useAction } from '#renderer/actions/use-action.ts';
import '#renderer/runs/runs.css';
import { nodeTitle } from '#renderer/runs/node-title.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useEngine } from '#renderer/state/engine-store.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { durationText } from '#renderer/ui/format.ts';
import { Tooltip } from '#renderer/ui/Tooltip.tsx';
import { useText } from '#renderer/ui/use-text.ts';

export function RunControls() {
  const running = useEngine((state) => state.running);
  const run = useAction(running ? 'run.cancel' : 'run.all');
  return (
    <div className="ui-row">
      <Tooltip label={run.label} shortcut={run.shortcut}>
        <Button
          variant={running ? 'danger' : 'primary'}
          icon={run.icon}
          isDisabled={run.isDisabled}
          data-action={running ? 'run.cancel' : 'run.all'}
          onPress={() => runAction(running ? 'run.cancel' : 'run.all')}
        >
          {run.label}
        </Button>
      </Tooltip>
      <ActionButton id="run.toHere" />
      <RunStatus />
    </div>
  );
}

function RunStatus() {
  const t = useText();
  const running = useEngine((state) => state.running);
  const runs = useEngine((state) => state.runs);
  const runNodes = useEngine((state) => state.runNodes);
  const plan = useEngine((state) => state.analysis?.plan);
  const last = useEngine((state) => state.lastRun);
  const pipeline = useDocument((state) => state.document);
  if (running) {
    const done = runNodes.filter(
      (id) => runs[id] !== undefined && !['queued', 'running'].includes(runs[id].state),
    ).length;
    const now = runNodes.find((id) => runs[id]?.state === 'running');
    return (
      <span className="run-status ui-row ui-small ui-numbers" data-run="running">
        {now === undefined ? null : <b className="ui-clip">{nodeTitle(pipeline, now, t)}</b>}
        <span>{t('workbench.run.progress', { done, total: runNodes.length })}</span>
      </span>
    );
  }
  const states = Object.values(plan ?? {});
  const stale = states.filter((one) => one.state === 'will-run').length;
  const time = last ? durationText(last.seconds, t) : '';
  return (
    <span className="run-status ui-row ui-small ui-numbers" data-run={last?.outcome ?? 'idle'}>
      {states.length === 0 ? null : stale > 0 ? t('workbench.run.stale', { count: stale }) : t('workbench.run.fresh')}
      {last ? ` · ${t(`workbench.run.${last.outcome}`, { time })}` : null}
    </span>
  );
}
