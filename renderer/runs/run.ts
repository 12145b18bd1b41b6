// Starts a run, follows its events and cancels it. What became of each node is in the engine store.
import { engine } from '#renderer/state/connection.ts';
import { pipelineName, useDocument } from '#renderer/state/document-store.ts';
import { useEngine } from '#renderer/state/engine-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';
import { toast } from '#renderer/ui/Toasts.tsx';
import { Fault } from '#shared/protocol/problem.ts';
import type { RunEvent } from '#shared/protocol/run.ts';
import { speakEvents } from '#renderer/runs/spoken.ts';
import { problemWordsNow } from '#renderer/ui/problem-words.ts';

/** Events are handed on at most about 30 times a second, so that a fast run does not redraw more often than that. */
const gatherMs = 33;

let current: AbortController | undefined;

/**
 * Runs these nodes and their stale ancestors; no targets = everything. Does nothing while a run goes on. An engine that is
 * still starting is waited for; what runs is the pipeline as it is then.
 */
export async function startRun(targets: readonly NodeId[] = [], useCache = true): Promise<void> {
  if (useEngine.getState().running) return;
  const { beginRun, sendRun, takeEvents, breakRun } = useEngine.getState();
  const mine = new AbortController();
  current = mine;
  beginRun();
  const stopWithoutItsNodes = useDocument.subscribe(({ document }) => {
    if (lacksRunning(document)) mine.abort();
  });
  let gathered: RunEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hand = () => {
    clearTimeout(timer);
    timer = undefined;
    if (gathered.length === 0 || current !== mine) return;
    const events = gathered;
    gathered = [];
    takeEvents(events);
    showTraining(events);
    speakEvents(events, useEngine.getState().runDocument ?? useDocument.getState().document);
  };
  try {
    const client = await orAborted(engine(), mine.signal);
    const { document, folder, path, opened } = useDocument.getState();
    sendRun(document);
    for await (const event of client['run.start'](
      { document, folder, pipeline: pipelineName({ path, opened }), targets: [...targets], useCache },
      { signal: mine.signal },
    )) {
      gathered.push(event);
      timer ??= setTimeout(hand, gatherMs);
    }
    hand();
    if (current !== mine) return;
    // A stream that ends without a word was cancelled before it began.
    if (useEngine.getState().running) takeEvents([{ event: 'run.finished', outcome: 'cancelled', seconds: 0 }]);
  } catch (error) {
    hand();
    if (current !== mine) return;
    if (mine.signal.aborted) takeEvents([{ event: 'run.finished', outcome: 'cancelled', seconds: 0 }]);
    else if (error instanceof Fault && error.problem.code !== 'protocol.closed') {
      takeEvents([{ event: 'run.finished', outcome: 'failed', seconds: 0 }]);
      toast({ severity: 'error', text: problemWordsNow(error.problem).message });
    } else breakRun();
  } finally {
    stopWithoutItsNodes();
    if (current === mine) current = undefined;
  }
}

/** Asks the run to stop; it says itself when it has. */
export function cancelRun(): void {
  current?.abort();
}

/** Another pipeline is opened: the run ends, and what it still says is not said of that one. */
export function leaveRun(): void {
  current?.abort();
  current = undefined;
}

/** The nodes among these that the run in progress still has to do with. */
export function inRun(ids: readonly NodeId[]): readonly NodeId[] {
  const { running, runs } = useEngine.getState();
  return running ? ids.filter((id) => ['queued', 'running'].includes(runs[id]?.state ?? '')) : [];
}

/** Whether a node that runs is no longer in the document: nobody could see or use what it makes. */
function lacksRunning({ nodes }: PipelineDocument): boolean {
  const { runNodes, runs } = useEngine.getState();
  return runNodes.some((id) => runs[id]?.state === 'running' && !Object.hasOwn(nodes, id));
}

/** What `promise` gives, unless the signal comes first. */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
    promise.then(resolve, reject);
  });
}

/** Who has selected nothing is shown the curve as soon as there is one. */
function showTraining(events: readonly RunEvent[]): void {
  const { selectedNodes, bottomTab, setBottomTab } = useView.getState();
  const begins = events.some(
    (event) => event.event === 'node.resumed' || (event.event === 'epoch.finished' && event.epoch === 1),
  );
  if (begins && selectedNodes.length === 0 && bottomTab === 'results') setBottomTab('training');
}
