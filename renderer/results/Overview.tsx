// The views of a node that are read at a glance, side by side.
import { ResultViewContent } from '#renderer/results/ResultViewContent.tsx';
import { shownView } from '#renderer/results/views.ts';
import { viewTitle } from '#renderer/results/view-title.ts';
import { useText } from '#renderer/ui/use-text.ts';
import type { ResultView } from '#shared/protocol/results.ts';

export function Overview({ views, height }: { readonly views: readonly ResultView[]; readonly height: number }) {
  const t = useText();
  const section = (view: ResultView, at: number) => (
    <section key={`${view.title} ${at}`} data-view={view.view}>
      <h3>{viewTitle(view, t)}</h3>
      <ResultViewContent view={view} height={height} glance />
    </section>
  );
  const numbers = views.filter((view) => shownView(view).atAGlance === 'numbers');
  return (
    <div className="result-overview">
      {numbers.length > 0 ? ( // It scrolls by itself, so the keyboard must reach it.
        <div
          className="result-overview-numbers ui-stack"
          role="group"
          tabIndex={0}
          aria-label={t('studio.results.numbers')}
        >
          {numbers.map(section)}
        </div>
      ) : null}
      <div className="result-overview-plots ui-grow">
        {views.filter((view) => !numbers.includes(view)).map(section)}
      </div>
    </div>
  );
}
