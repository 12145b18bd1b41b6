// When a training writes a checkpoint: not too often, and never for more than a small fraction of its time.
import type { Checkpoint } from '#engine/values/runner.ts';

export type CheckpointPace = { readonly everySeconds: number } | { readonly everyUpdates: number };

export interface CheckpointWriter {
  /** Whether to write after the update of this number. */
  due(step: number): boolean;
  /** Lets no fault out: a training goes on without a checkpoint rather than not at all. */
  write(pieces: Iterable<Uint8Array>): Promise<void>;
}

const defaultSeconds = 10;
/** Writing takes at most this fraction of the time. */
const maxTimeFraction = 1 / 20;

/** NEUROLOOM_CHECKPOINT_SECONDS, else 10 s. */
export function checkpointPace(env: NodeJS.ProcessEnv = process.env): CheckpointPace {
  const text = env['NEUROLOOM_CHECKPOINT_SECONDS'];
  const chosen = Number(text);
  return { everySeconds: text && Number.isFinite(chosen) && chosen >= 0 ? chosen : defaultSeconds };
}

export function checkpointWriter(
  checkpoint: Checkpoint,
  pace: CheckpointPace,
  now: () => number = () => performance.now(),
): CheckpointWriter {
  let nextMs = 'everySeconds' in pace ? now() + pace.everySeconds * 1000 : 0;
  return {
    due: (step) => ('everyUpdates' in pace ? step % pace.everyUpdates === 0 : now() >= nextMs),
    async write(pieces) {
      const started = now();
      // A full disk, for instance; the next one may find room again.
      await checkpoint.write(pieces).catch(() => undefined);
      if ('everySeconds' in pace)
        nextMs = now() + Math.max(pace.everySeconds * 1000, (now() - started) * (1 / maxTimeFraction - 1));
    },
  };
}
