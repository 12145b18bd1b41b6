// Asks the engine what it thinks of the document, a moment after each edit; only the latest answer counts.
import { engine } from '#renderer/state/connection.ts';
import { pipelineName, useDocument } from '#renderer/state/document-store.ts';
import { useEngine } from '#renderer/state/engine-store.ts';
import type { PipelineDocument } from '#shared/document/document.ts';

const quietMs = 80;

let timer: ReturnType<typeof setTimeout> | undefined;
let asking: AbortController | undefined;

/** Asks again after `quietMs` without another call. */
export function analyseSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void analyseNow(), quietMs);
}

/** Asks at once; resolves when the answer, or a newer question, has come. */
export async function analyseNow(): Promise<void> {
  clearTimeout(timer);
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  const { document, folder, path, opened } = useDocument.getState();
  try {
    const client = await engine();
    if (mine.signal.aborted) return;
    const analysis = await client['pipeline.analyse'](
      { document, folder, pipeline: pipelineName({ path, opened }) },
      { signal: mine.signal },
    );
    if (!mine.signal.aborted) useEngine.getState().setAnalysis(analysis, document);
  } catch {
    // Superseded, or the engine is gone: the next edit or connection asks again.
  }
}

/** Whether two documents mean the same to the engine: everything but layout, frames and cells. */
function sameMeaning(one: PipelineDocument, two: PipelineDocument): boolean {
  return one.nodes === two.nodes && one.wires === two.wires && one.seed === two.seed;
}

/** Follows edits, file changes and engine starts for as long as the page lives. */
export function followWithAnalysis(): void {
  useDocument.subscribe((state, before) => {
    if (!sameMeaning(state.document, before.document) || state.folder !== before.folder) analyseSoon();
  });
  useEngine.subscribe((state, before) => {
    if (state.connection === 'ready' && before.connection !== 'ready') void analyseNow();
    if (!state.running && before.running) void analyseNow();
  });
}
