// Bars of an estimate in progress: their lengths, and that an interval is drawn only where it is known.
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { LiveBars } from '#renderer/results/LiveBars.tsx';

it('draws bars against the longest with its interval, and no interval before it is known', () => {
  const html = renderToStaticMarkup(
    <LiveBars
      bars={[
        { name: 'age', value: 3, half: 1 },
        { name: 'fare', value: 1, half: null },
      ]}
    />,
  );
  expect(html).toContain('width:75.00%');
  expect(html).toContain('left:50.00%;width:50.00%');
  expect(html).toContain('3.0 ± 1');
  expect(html).toContain('width:25.00%');
  expect(html.match(/live-bar-half/g)).toHaveLength(1);
});
