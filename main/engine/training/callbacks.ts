// Keras 3's EarlyStopping and ReduceLROnPlateau as plain state machines over the logs of an epoch.

export interface EarlyStopping {
  readonly monitor: string;
  readonly patience: number;
  readonly minDelta: number;
  readonly restoreBest: boolean;
  /** Greater is better, as for accuracy; absent = told from the monitor's name, as Keras does. */
  readonly mode?: 'min' | 'max';
}

export interface ReduceOnPlateau {
  readonly monitor: string;
  readonly factor: number;
  readonly patience: number;
  readonly minDelta: number;
  readonly cooldown: number;
  readonly minRate: number;
  readonly mode?: 'min' | 'max';
}

/** What a callback remembers from epoch to epoch: plain data, so that a checkpoint can hold it. */
export interface CallbackMemory {
  best: number | undefined;
  seen: boolean;
  wait: number;
  cooldown: number;
}

export const newMemory = (): CallbackMemory => ({ best: undefined, seen: false, wait: 0, cooldown: 0 });

type Logs = Readonly<Record<string, number>>;

function improves(mode: 'min' | 'max', now: number, best: number | undefined, minDelta: number): boolean {
  if (best === undefined) return !Number.isNaN(now);
  return mode === 'min' ? now < best - minDelta : now > best + minDelta;
}

const risingMetrics = /(acc|accuracy|auc|precision|recall|f1_score|f1|r2_score|r2)$/;
const modeOf = (monitor: string, mode?: 'min' | 'max'): 'min' | 'max' =>
  mode ?? (risingMetrics.test(monitor) ? 'max' : 'min');

/** Feed it each epoch's logs; it says whether that epoch is the best so far and whether to stop after it. Changes `memory`. */
export function earlyStopping(
  settings: EarlyStopping,
  memory: CallbackMemory,
): (logs: Logs, epoch: number) => { best: boolean; stop: boolean } {
  const mode = modeOf(settings.monitor, settings.mode);
  return (logs, epoch) => {
    const now = logs[settings.monitor];
    if (now === undefined) return { best: false, stop: false };
    const first = !memory.seen;
    memory.seen = true;
    memory.wait += 1;
    if (improves(mode, now, memory.best, settings.minDelta)) {
      memory.best = now;
      memory.wait = 0;
      return { best: true, stop: false };
    }
    return { best: first, stop: memory.wait >= settings.patience && epoch > 0 };
  };
}

/** Feed it each epoch's logs and the rate in force; it answers with the rate of the next epoch. Changes `memory`. */
export function reduceOnPlateau(
  settings: ReduceOnPlateau,
  memory: CallbackMemory,
): (logs: Logs, rate: number) => number {
  const mode = modeOf(settings.monitor, settings.mode);
  return (logs, rate) => {
    const now = logs[settings.monitor];
    if (now === undefined) return rate;
    if (memory.cooldown > 0) {
      memory.cooldown -= 1;
      memory.wait = 0;
    }
    if (improves(mode, now, memory.best, settings.minDelta)) {
      memory.best = now;
      memory.wait = 0;
    } else if (memory.cooldown === 0) {
      memory.wait += 1;
      if (memory.wait >= settings.patience && rate > settings.minRate) {
        memory.cooldown = settings.cooldown;
        memory.wait = 0;
        return Math.max(rate * settings.factor, settings.minRate);
      }
    }
    return rate;
  };
}
