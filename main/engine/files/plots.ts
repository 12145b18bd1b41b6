// Every plot of a value as SVG; of those that people choose from, the ones that say most without a choice.
import { viewSpec } from '#shared/spec/views.ts';
import { kindOf, viewsOf } from '#engine/kinds/kinds.ts';
import type { FormatWriter, OutputFile } from '#engine/files/format.ts';
import { plotSvgOr } from '#engine/results/svg.ts';
import type { ValueOf } from '#engine/values/wire-value.ts';

/** Only tables ask for pages, and those have no plots. */
const none = () => Promise.reject(new Error('There is no table here'));
const noTable = { page: none, profile: none };

export const plots: FormatWriter<ValueOf<'model' | 'report' | 'predictions' | 'explanation' | 'wordVectors'>> = {
  files: async (value, t) => {
    const views = [...(kindOf(value).figures?.(value, t) ?? []), ...(await viewsOf(value, t, noTable))];
    const files = new Map<string, OutputFile>();
    for (const view of views) {
      const plot = viewSpec(view).plot?.(view);
      if (!plot) continue;
      const id = plot.id.replaceAll(/[^\w.-]+/g, '-');
      files.set(id, { name: `${id}.svg`, pieces: [await plotSvgOr(t('studio.results.plotFailed'), plot.spec)] });
    }
    return [...files.values()];
  },
};
