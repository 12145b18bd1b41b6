// Compiles the package's own, unmodified C++ binding against TensorFlow's C library: one compiler call, kept in the cache.
// One file of ours goes with it, which says how each loaded program is run (session-options.cc).
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastLines, runCommand } from './commands.mjs';
import { withLock } from './lock.mjs';
import { cacheDir, hashText, kernelPackageDir, modulesDir, readJson, temporaryBeside } from './places.mjs';
import { findCompiler } from './versions.mjs';
import { say, SetUpError } from './words.mjs';

export const sessionOptionsFile = join(dirname(fileURLToPath(import.meta.url)), 'session-options.cc');

/** The flags of the package's binding.gyp, without node-gyp. `$ORIGIN` is the binding's own folder, at load time. */
export function compilerArguments({ platform, sources, includes, libraryDir, output }) {
  const link =
    platform === 'darwin'
      ? '-bundle -undefined dynamic_lookup -Wl,-rpath,@loader_path/../../deps/lib'
      : '-shared -Wl,-rpath,$ORIGIN/../../deps/lib';
  const compile =
    '-std=c++17 -O2 -fPIC -w -DNAPI_VERSION=8 -DNODE_GYP_MODULE_NAME=tfjs_binding -DBUILDING_NODE_EXTENSION ' +
    '-DTF_NewSessionOptions=NeuroloomSessionOptions';
  const include = includes.map((dir) => `-I${dir}`);
  const libraries = [`-L${libraryDir}`, '-ltensorflow', '-ltensorflow_framework'];
  return [...compile.split(' '), ...include, ...sources, ...libraries, ...link.split(' '), '-o', output];
}

async function cacheKey(wheel, sourceDir) {
  const names = (await readdir(sourceDir)).sort();
  const sources = await Promise.all(names.map((name) => readFile(join(sourceDir, name), 'utf8')));
  const headers = readJson(join(modulesDir, 'node-api-headers', 'package.json'))?.version ?? '';
  const flags = compilerArguments({
    platform: process.platform,
    sources: [],
    includes: [],
    libraryDir: '',
    output: '',
  });
  const own = await readFile(sessionOptionsFile, 'utf8');
  return hashText(wheel.id, headers, flags.join(' '), ...names, ...sources, own).slice(0, 24);
}

/** The compiled binding in the cache. `fresh` compiles even when one is there. */
export async function bindingFor(wheel, library, { fresh }) {
  const sourceDir = join(kernelPackageDir, 'binding');
  const key = await cacheKey(wheel, sourceDir);
  const kept = join(cacheDir(), 'bindings', `${key}.node`);
  if (existsSync(kept) && !fresh) return kept;
  const compiler = await findCompiler();
  await withLock(join(cacheDir(), 'locks', `binding-${key}.lock`), async () => {
    if (existsSync(kept) && !fresh) return;
    say("compiling the binding to TensorFlow's C library (about 10 s) …");
    const work = temporaryBeside(kept);
    await mkdir(work, { recursive: true });
    try {
      // The linker wants the names without a version; the loader takes the real ones from inside the libraries.
      for (const role of ['main', 'framework']) {
        await symlink(join(library, 'lib', wheel.libraries[role]), join(work, wheel.linkNames[role]));
      }
      const output = join(work, 'tfjs_binding.node');
      const args = compilerArguments({
        platform: process.platform,
        sources: [...['tfjs_backend.cc', 'tfjs_binding.cc'].map((name) => join(sourceDir, name)), sessionOptionsFile],
        includes: [dirname(sourceDir), join(library, 'include'), join(modulesDir, 'node-api-headers', 'include')],
        libraryDir: work,
        output,
      });
      const { code, output: words } = await runCommand(compiler, args, { timeoutMs: 10 * 60_000 });
      if (code !== 0) {
        throw new SetUpError(
          `The binding to TensorFlow's C library did not compile:\n    ${lastLines(words)}`,
          'A compiler that knows C++17 is needed (g++ 8 or clang 7 and newer); set CXX to name one, then run: npm run setup',
        );
      }
      await rename(output, kept);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
  return kept;
}
