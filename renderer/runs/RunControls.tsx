// Run or cancel, and in a line how the pipeline stands.
import { useEffect, useState } from 'react';
import { runAction } from '#renderer/actions/all-actions.ts';
import { ActionButton } from '#renderer/actions/ActionButton.tsx';
import { useAction } from '#renderer/actions/use-action.ts';
import { useProblems } from '#renderer/problems/use-problems.ts';
import '#renderer/runs/runs.css';
import { nodeTitle } from '#renderer/runs/node-title.ts';
import { runLine } from '#renderer/runs/run-line.ts';
import type { RunFacts, RunSaying } from '#renderer/runs/run-line.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useEngine } from '#renderer/state/engine-store.ts';
import { allStatuses } from '#renderer/state/node-status.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { durationText } from '#renderer/ui/format.ts';
import { Tooltip } from '#renderer/ui/Tooltip.tsx';
import { useText } from '#renderer/ui/use-text.ts';

/** Run turns into Cancel under the pointer: for so long a second press, of a double click, means neither. */
const doublePressMs = 500;

export function RunControls() {
  const running = useEngine((state) => state.running);
  const id = running ? 'run.cancel' : 'run.all';
  const run = useAction(id);
  const [pressed, setPressed] = useState(0);
  useEffect(() => {
    if (pressed === 0) return undefined;
    const timer = setTimeout(() => setPressed(0), doublePressMs);
    return () => clearTimeout(timer);
  }, [pressed]);
  const press = () => {
    setPressed(pressed + 1);
    runAction(id);
  };
  return (
    <div className="ui-row">
      <Tooltip label={run.label} shortcut={run.shortcut}>
        <Button
          variant={running ? 'danger' : 'primary'}
          icon={run.icon}
          isDisabled={run.isDisabled}
          isPending={pressed > 0}
          data-action={id}
          onPress={press}
        >
          {run.label}
        </Button>
      </Tooltip>
      <ActionButton id="run.toHere" />
      <RunStatus />
    </div>
  );
}

function useRunFacts(): RunFacts {
  const document = useDocument((state) => state.document);
  const { connection, analysis, analysed, running, runs, runNodes, lastRun } = useEngine();
  const problems = useProblems();
  // While it runs, only how far it is counts.
  const all = running ? {} : allStatuses(document, { analysis, analysed, runs });
  const statuses = Object.values(all).map(({ status }) => status);
  const settled = ({ state }: { readonly state: string }) => state !== 'queued' && state !== 'running';
  return {
    connection,
    running,
    total: runNodes.length,
    done: runNodes.filter((id) => runs[id] !== undefined && settled(runs[id])).length,
    outcome: lastRun?.outcome ?? null,
    analysed: analysis !== null,
    nodes: statuses.length,
    errors: problems.filter(({ severity }) => severity === 'error').length,
    blocked: statuses.filter((status) => status === 'blocked').length,
    toRun: statuses.filter((status) => ['idle', 'stale', 'failed', 'cancelled'].includes(status)).length,
  };
}

function RunStatus() {
  const t = useText();
  const facts = useRunFacts();
  const { running, outcome } = facts;
  const seconds = useEngine((state) => state.lastRun?.seconds ?? 0);
  const now = useEngine((state) => state.runNodes.find((id) => state.runs[id]?.state === 'running'));
  const pipeline = useEngine((state) => state.runDocument);
  const sayings = runLine(facts);
  const words = (saying: RunSaying) => t(`workbench.run.${saying.says}`, { ...saying, time: durationText(seconds, t) });
  return (
    <span
      className="run-status ui-row ui-small ui-numbers"
      data-run={running ? 'running' : (outcome ?? 'idle')}
      data-says={sayings.map(({ says }) => says).join(' ')}
    >
      {running && now !== undefined && pipeline ? <b className="ui-clip">{nodeTitle(pipeline, now, t)}</b> : null}
      <span>{sayings.map(words).join(' · ')}</span>
    </span>
  );
}
