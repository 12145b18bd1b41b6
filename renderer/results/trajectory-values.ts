// Where trajectories are at a step.
import type { TrajectoriesView } from '#shared/spec/views/plot.ts';

type Path = TrajectoriesView['paths'][number];

/** The value at the last step that is known up to `step`; undefined before the first, and after the end. */
export function valueAt({ steps, values }: Path, step: number, last: number): number | undefined {
  const ended = (steps.at(-1) ?? 0) < last && step > (steps.at(-1) ?? 0);
  if (ended) return undefined;
  const place = steps.findLastIndex((own) => own <= step);
  return place < 0 ? undefined : values[place];
}

/** What playing adds at a time, so that any trajectory lasts about eight seconds at most. */
export function strideOf(last: number): number {
  return Math.max(1, Math.round(last / 100));
}
