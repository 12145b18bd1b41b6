// Starts a run, follows its events and cancels it. What became of each node is in the engine store.
import { engine } from '#renderer/state/connection.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useEngine } from '#renderer/state/engine-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import type { NodeId } from '#shared/document/document.ts';
import { toast } from '#renderer/ui/Toasts.tsx';
import { Fault } from '#shared/protocol/problem.ts';
import type { RunEvent } from '#shared/protocol/run.ts';
import { speakEvents } from '#renderer/runs/spoken.ts';
import { problemWordsNow } from '#renderer/ui/problem-words.ts';

/** Events are handed on at most about 30 times a second, so that a fast run does not redraw more often than that. */
const gatherMs = 33;

let current: AbortController | undefined;

/** Runs these nodes and their stale ancestors; no targets = everything. Does nothing while a run goes on. */
export async function startRun(targets: readonly NodeId[] = [], useCache = true): Promise<void> {
  if (useEngine.getState().running) return;
  const { beginRun, takeEvents, breakRun } = useEngine.getState();
  const { document, folder } = useDocument.getState();
  const mine = new AbortController();
  current = mine;
  beginRun();
  let gathered: RunEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hand = () => {
    clearTimeout(timer);
    timer = undefined;
    if (gathered.length === 0) return;
    const events = gathered;
    gathered = [];
    takeEvents(events);
    showTraining(events);
    speakEvents(events, document);
  };
  try {
    const client = await engine();
    for await (const event of client['run.start'](
      { document, folder, targets: [...targets], useCache },
      { signal: mine.signal },
    )) {
      gathered.push(event);
      timer ??= setTimeout(hand, gatherMs);
    }
    hand();
    // A stream that ends without a word was cancelled before it began.
    if (useEngine.getState().running) takeEvents([{ event: 'run.finished', outcome: 'cancelled', seconds: 0 }]);
  } catch (error) {
    hand();
    if (mine.signal.aborted) takeEvents([{ event: 'run.finished', outcome: 'cancelled', seconds: 0 }]);
    else if (error instanceof Fault && error.problem.code !== 'protocol.closed') {
      takeEvents([{ event: 'run.finished', outcome: 'failed', seconds: 0 }]);
      toast({ severity: 'error', text: problemWordsNow(error.problem).message });
    } else breakRun();
  } finally {
    if (current === mine) current = undefined;
  }
}

/** Asks the run to stop; it says itself when it has. */
export function cancelRun(): void {
  current?.abort();
}

/** Who has selected nothing is shown the curve as soon as there is one. */
function showTraining(events: readonly RunEvent[]): void {
  const { selectedNodes, bottomTab, setBottomTab } = useView.getState();
  const begins = events.some(
    (event) => event.event === 'node.resumed' || (event.event === 'epoch.finished' && event.epoch === 1),
  );
  if (begins && selectedNodes.length === 0 && bottomTab === 'results') setBottomTab('training');
}
