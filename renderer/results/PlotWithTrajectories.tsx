// A plot with trajectories across it that are shown step by step: by a slider, or played.
import '#renderer/results/trajectories.css';
import { useEffect, useMemo, useState } from 'react';
import { plotTitle } from '#renderer/results/plot-title.ts';
import { VegaPlot } from '#renderer/results/VegaPlot.tsx';
import { strideOf, valueAt } from '#renderer/results/trajectory-values.ts';
import { shortNumber } from '#shared/text/number-text.ts';
import { Facts } from '#renderer/ui/Facts.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Slider } from '#renderer/ui/Slider.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import type { PlotResult, TrajectoriesView } from '#shared/spec/views/plot.ts';

interface PlotWithTrajectoriesProps {
  readonly view: PlotResult;
  readonly walk: TrajectoriesView;
  readonly height?: number | undefined;
}

const frameMs = 80;
/** CSS pixels: what stands above the plot, and what the plot needs. */
const [controlsHeight, minHeight] = [84, 110];

export function PlotWithTrajectories({ view, walk: trajectories, height }: PlotWithTrajectoriesProps) {
  const t = useText();
  const { last, paths } = trajectories;
  const [step, setStep] = useState(last);
  const [playing, setPlaying] = useState(false);
  const ended = step >= last;
  const running = playing && !ended;
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => setStep((now) => Math.min(last, now + strideOf(last))), frameMs);
    return () => clearInterval(timer);
  }, [running, last]);
  const params = useMemo(() => ({ upTo: step }), [step]);
  const toggle = () => {
    if (ended) setStep(0);
    setPlaying(!running);
  };
  return (
    <div className="walk">
      <div className="walk-controls">
        <IconButton
          icon={running ? 'pause' : 'play'}
          label={t(running ? 'views.plot.pause' : 'views.plot.play')}
          onPress={toggle}
        />
        <Slider
          label={t('views.plot.update')}
          value={step}
          min={0}
          max={last}
          step={1}
          shown={t('views.plot.step', { step, last })}
          onChange={(value) => {
            setPlaying(false);
            setStep(value);
          }}
        />
      </div>
      <Facts
        className="walk-values ui-wrap"
        label={t('views.plot.losses')}
        facts={paths.map((path) => [path.name, shortNumber(valueAt(path, step, last))])}
      />
      <VegaPlot
        spec={view.spec}
        title={plotTitle(view, t)}
        params={params}
        height={height === undefined ? undefined : Math.max(minHeight, height - controlsHeight)}
      />
    </div>
  );
}
