// What a run says to those who listen rather than look: start, now and then an epoch, a failure, the end.
import { nodeTitle } from '#renderer/runs/node-title.ts';
import { useView } from '#renderer/state/view-store.ts';
import type { PipelineDocument } from '#shared/document/document.ts';
import type { RunEvent } from '#shared/protocol/run.ts';
import { problemWordsIn } from '#shared/text/problem-words.ts';
import { translator } from '#shared/text/translate.ts';

/** Epochs closer together than this are not all spoken, or speech would lag behind the run. */
const speechGapMs = 4000;

let lastEpochAt = 0;

export function speakEvents(events: readonly RunEvent[], document: PipelineDocument): void {
  const { language, announce } = useView.getState();
  const t = translator(language);
  const parts: string[] = [];
  for (const event of events) {
    switch (event.event) {
      case 'run.started':
        parts.push(t('workbench.spoken.started', { count: event.nodes.length }));
        break;
      case 'node.resumed':
        parts.push(t('workbench.spoken.resumed', { epoch: event.epoch, epochs: event.epochs }));
        break;
      case 'epoch.finished': {
        const now = performance.now();
        if (now - lastEpochAt < speechGapMs && event.epoch !== event.epochs) break;
        lastEpochAt = now;
        const loss = event.logs['loss'];
        parts.push(
          t('workbench.spoken.epoch', {
            epoch: event.epoch,
            epochs: event.epochs,
            loss: typeof loss === 'number' ? Number(loss.toPrecision(3)) : '–',
          }),
        );
        break;
      }
      case 'node.finished':
        if (event.outcome === 'failed') {
          const message = event.problem ? problemWordsIn(document, event.problem, t, event.node).message : '';
          parts.push(t('workbench.spoken.failed', { node: nodeTitle(document, event.node, t), message }));
        }
        break;
      case 'run.finished':
        parts.push(t(`workbench.outcome.${event.outcome}`, { seconds: Number(event.seconds.toFixed(1)) }));
        break;
      default:
        break;
    }
  }
  if (parts.length > 0) announce(parts.join(' '));
}
