// One metric per epoch as a line for training and a dashed one for validation, drawn while training goes on. Its own
// SVG rather than Vega: it is redrawn some thirty times a second. The finished plot comes from shared/plots.
import { useState } from 'react';
import type { PointerEvent } from 'react';
import { linePath, roundTicks } from '#renderer/results/curve-scale.ts';
import type { CurveSeries } from '#renderer/results/curve-scale.ts';
import { metricName, metricValue } from '#renderer/results/metric-words.ts';
import { useSize } from '#renderer/results/use-size.ts';
import { shortNumber } from '#shared/text/number-text.ts';
import { useText } from '#renderer/ui/use-text.ts';

interface CurveChartProps {
  readonly series: CurveSeries;
  /** Epochs of the whole training: the right end of the axis. */
  readonly epochs: number;
  readonly height: number;
}

const margin = { top: 8, right: 12, bottom: 22, left: 48 };

export function CurveChart({ series, epochs, height }: CurveChartProps) {
  const t = useText();
  const [place, { width }] = useSize({ width: 320, height });
  const [hover, setHover] = useState<number | null>(null);
  const { training, validation, soFar } = series;
  const finite = [...training, ...validation, soFar].filter((value): value is number => value !== null);
  const ticks = roundTicks(Math.min(...finite), Math.max(...finite), Math.max(2, Math.floor(height / 48)));
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)];
  const last = Math.max(2, epochs, training.length);
  const x = (epoch: number) =>
    margin.left + ((epoch - 1) / (last - 1)) * Math.max(1, width - margin.left - margin.right);
  const y = (value: number) =>
    height - margin.bottom - ((value - low) / (high - low)) * (height - margin.top - margin.bottom);
  const epochTicks = roundTicks(1, last, Math.max(2, Math.floor(width / 90))).filter(
    (tick) => tick >= 1 && tick <= last && Number.isInteger(tick),
  );
  const at = (values: readonly (number | null)[]) => values[(hover ?? values.length) - 1] ?? null;
  const name = metricName(series.metric, t);

  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const left = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const epoch = Math.round(1 + ((left - margin.left) / Math.max(1, width - margin.left - margin.right)) * (last - 1));
    setHover(epoch >= 1 && epoch <= training.length ? epoch : null);
  };
  const value = hover === null ? (soFar ?? at(training)) : at(training);
  return (
    <figure className="curve" data-metric={series.metric}>
      <figcaption className="curve-head">
        <span className="curve-name">{name}</span>
        <span className="curve-key" data-series="training">
          {t('studio.results.train')} <b>{metricValue(series.metric, value)}</b>
        </span>
        {validation.length > 0 ? (
          <span className="curve-key" data-series="validation">
            {t('studio.results.validation')} <b>{metricValue(series.metric, at(validation))}</b>
          </span>
        ) : null}
      </figcaption>
      <div ref={place}>
        <svg
          className="curve-picture"
          width={width}
          height={height}
          role="img"
          aria-label={t('studio.results.curveDescription', {
            metric: name,
            epochs: training.length,
            value: metricValue(series.metric, value),
          })}
          onPointerMove={onPointerMove}
          onPointerLeave={() => setHover(null)}
        >
          {ticks.map((tick) => (
            <g key={tick}>
              <line className="curve-grid" x1={margin.left} x2={width - margin.right} y1={y(tick)} y2={y(tick)} />
              <text className="curve-label" x={margin.left - 6} y={y(tick) + 4} textAnchor="end">
                {shortNumber(tick)}
              </text>
            </g>
          ))}
          {epochTicks.map((tick) => (
            <text key={tick} className="curve-label" x={x(tick)} y={height - 6} textAnchor="middle">
              {tick}
            </text>
          ))}
          <text className="curve-label" x={margin.left - 6} y={height - 6} textAnchor="end">
            {t('studio.results.epochAxis')}
          </text>
          {(['training', 'validation'] as const).map((part) => (
            <CurveLine key={part} part={part} values={series[part]} x={x} y={y} />
          ))}
          {soFar === null ? null : (
            <OpenEpoch epoch={training.length + 1} value={soFar} before={training.at(-1) ?? null} x={x} y={y} />
          )}
          {hover === null ? null : (
            <line className="curve-cursor" x1={x(hover)} x2={x(hover)} y1={margin.top} y2={height - margin.bottom} />
          )}
        </svg>
      </div>
    </figure>
  );
}

interface CurveLineProps {
  readonly part: 'training' | 'validation';
  readonly values: readonly (number | null)[];
  x(epoch: number): number;
  y(value: number): number;
}

/** A gap where a value is not finite; a dot for an epoch that stands alone, and at the end. */
function CurveLine({ part, values, x, y }: CurveLineProps) {
  const end = values.at(-1);
  return (
    <g data-series={part}>
      <path className="curve-line" d={linePath(values, x, y)} />
      {typeof end === 'number' ? <circle className="curve-end" cx={x(values.length)} cy={y(end)} r={3} /> : null}
    </g>
  );
}

interface OpenEpochProps extends Pick<CurveLineProps, 'x' | 'y'> {
  readonly epoch: number;
  readonly value: number;
  /** Of the epoch before. */
  readonly before: number | null;
}

/** Where the epoch in progress stands: it still moves, so its dot is open and the way to it dotted. */
function OpenEpoch({ epoch, value, before, x, y }: OpenEpochProps) {
  return (
    <g data-series="so-far">
      {before === null ? null : (
        <line className="curve-line" x1={x(epoch - 1)} y1={y(before)} x2={x(epoch)} y2={y(value)} />
      )}
      <circle className="curve-end" cx={x(epoch)} cy={y(value)} r={3.5} />
    </g>
  );
}
