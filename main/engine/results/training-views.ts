// How a model was trained, where there is something to tell.
import type { ResultView } from '#shared/protocol/results.ts';
import type { Translate } from '#shared/text/translate.ts';
import type { ModelValue } from '#engine/values/model.ts';

/** Lines on how a model was trained, where there is something to tell. */
export function trainingViews(
  { eagerBecause, threads, blocks }: Pick<ModelValue, 'eagerBecause' | 'threads' | 'blocks'>,
  t: Translate,
): ResultView[] {
  const count = (of: number) => (of === 1 ? t('text.oneThread') : t('text.manyThreads', { count: of }));
  const lines = [
    eagerBecause === undefined ? [] : t('text.notCompiled', { reason: eagerBecause }),
    threads?.set ? t('text.threadsSet', { threads: count(threads.count) }) : [],
    threads?.measured
      ? t('text.threadsMeasured', {
          threads: count(threads.count),
          measured: threads.measured
            .map((one) => t('text.threadTime', { threads: count(one.threads), milliseconds: one.milliseconds }))
            .join(t('text.listComma')),
        })
      : [],
    blocks ? t('text.blocks', { count: blocks.count, rows: blocks.rows }) : [],
  ];
  const told = lines.flat();
  return told.length === 0 ? [] : [{ view: 'text', title: 'view.training', markdown: told.join('\n\n') }];
}
