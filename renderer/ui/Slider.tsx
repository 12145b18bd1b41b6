// A number between two ends, moved by pointer, arrow keys, Page keys, Home and End; tells every move at once.
import '#renderer/ui/slider.css';
import { Label, Slider as AriaSlider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  onChange(value: number): void;
  /** The value as it is shown. */
  readonly shown: string;
  /** A place on the track that is worth finding. */
  readonly mark?: number;
}

export function Slider({ label, value, min, max, step, onChange, shown, mark }: SliderProps) {
  return (
    <AriaSlider
      className="ui-slider"
      value={value}
      minValue={min}
      maxValue={max}
      step={step}
      onChange={(next) => onChange(Array.isArray(next) ? (next[0] ?? value) : next)}
    >
      <Label className="ui-label">{label}</Label>
      <SliderOutput className="ui-slider-output ui-numbers">{shown}</SliderOutput>
      <SliderTrack className="ui-slider-track">
        {({ state }) => (
          <>
            <i className="ui-slider-rail" />
            <i className="ui-slider-fill" style={{ width: `${state.getThumbPercent(0) * 100}%` }} />
            {mark === undefined ? null : (
              <i className="ui-slider-mark" style={{ left: `${((mark - min) / (max - min)) * 100}%` }} />
            )}
            <SliderThumb className="ui-slider-thumb" />
          </>
        )}
      </SliderTrack>
    </AriaSlider>
  );
}
