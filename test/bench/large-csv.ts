// A CSV file of many gigabytes, made line by line from a seed: numbers, a whole number, a category, a missing cell now and
// then, and a class that follows from three of the numbers, so that a network has something to learn.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

const header = 'a,b,c,d,e,f,g,h,count,kind,label\n';
const kinds = ['red', 'green', 'blue', 'grey'] as const;
/** Blocks of lines are made once and written again and again in another order: to draw each would take longer than to read. */
const blockLines = 20_000;
const blocks = 16;

/** Answers the rows. Takes about ten seconds a gigabyte. */
export async function writeLargeCsv(file: string, bytes: number, seed = 1): Promise<number> {
  let state = seed >>> 0;
  const random = (): number => {
    // Lehmer's generator: enough for a file that only has to be long.
    state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647 || 1;
    return state / 2_147_483_647;
  };
  const line = (): string => {
    const numbers = Array.from({ length: 8 }, () => random() * 20 - 10);
    const [a = 0, b = 0, c = 0] = numbers;
    const cells = numbers.map((value, i) => (i === 7 && random() < 0.01 ? '' : value.toFixed(4)));
    const kind = kinds[Math.floor(random() * kinds.length)] ?? 'red';
    return `${cells.join()},${Math.floor(random() * 1000)},${kind},${a + b * 0.5 - c > 0 ? 'yes' : 'no'}\n`;
  };
  const made = Array.from({ length: blocks }, () => Buffer.from(Array.from({ length: blockLines }, line).join('')));
  const out = createWriteStream(file, { highWaterMark: 1 << 24 });
  out.write(header);
  let [written, rows] = [header.length, 0];
  while (written < bytes) {
    const block = made[Math.floor(random() * blocks)] ?? Buffer.alloc(0);
    if (!out.write(block)) await once(out, 'drain');
    written += block.length;
    rows += blockLines;
  }
  out.end();
  await once(out, 'close');
  return rows;
}
