// Resuming, for `npm run bench -- --only resume`: twenty kills at seeded random moments, and whether each training ended
// with the bytes of an unbroken one. By itself: node test/bench/resume.ts [KILLS].
import { killTrainings } from '#test/pipelines/kill-training.ts';

export interface ResumeMetrics {
  readonly name: 'resume';
  readonly kills: number;
  readonly trainings: number;
  /** Trainings whose weights and history are, byte for byte, those of the unbroken run. */
  readonly exact: number;
  /** Starts that found a checkpoint, of all starts of a training after its first. */
  readonly resumed: number;
  readonly restarts: number;
  readonly left: readonly string[];
}

export async function benchResume(kills = 20, seed = 7): Promise<ResumeMetrics> {
  const trainings = await killTrainings(kills, 5, seed);
  const again = trainings.flatMap(({ resumedAt }) => resumedAt.slice(1));
  return {
    name: 'resume',
    kills: trainings.reduce((sum, one) => sum + one.kills, 0),
    trainings: trainings.length,
    exact: trainings.filter(({ same }) => same).length,
    resumed: again.filter((epoch) => epoch > 0).length,
    restarts: again.length,
    left: trainings.flatMap(({ left }) => left),
  };
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await benchResume(Number(process.argv[2] ?? 20)))}\n`);
