// `node scripts/with-setup.mjs FILE.ts [arguments]`: set-up, then the file under the project's Node.
import { endLike, runFile } from './run-file.mjs';
import { setUpOrExit } from './set-up.mjs';

const [file, ...args] = process.argv.slice(2);
if (!file) {
  process.stderr.write('Usage: node scripts/with-setup.mjs FILE.ts [arguments]\n');
  process.exit(2);
}
await setUpOrExit();
endLike(await runFile(file, args));
