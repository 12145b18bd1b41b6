// `npm run new:node family/kind`: writes a new node kind that works at once, with its words, and lists it. What it is to
// do is then changed in the two files that it names. Overwrites nothing.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { families } from '#shared/spec/define-node.ts';
import { runnerText, specText, wordsText } from '#scripts/new-node/templates.ts';
import type { Names } from '#scripts/new-node/templates.ts';
import { rootDir } from '#scripts/root-dir.ts';

const usage = `Usage: npm run new:node family/kind, for instance layer/gaussianNoise. Families: ${families.join(', ')}.`;

/** Words of the language that cannot be a name in code. */
const reserved =
  /^(?:await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|import|in|instanceof|let|new|null|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield)$/;

/** Writes the kind's files below `root` and answers their paths. Throws when the name is not legal or is taken. */
export function newNode(root: string, asked: string): readonly string[] {
  const names = namesOf(asked);
  const spec = `shared/nodes/${names.family}/${names.file}.ts`;
  const words = `shared/nodes/${names.family}/${names.file}.words.ts`;
  const runner = `main/engine/nodes/${names.family}/${names.file}.ts`;
  for (const path of [spec, words, runner])
    if (existsSync(join(root, path))) throw new Error(`${path} is there already.`);
  const changes: readonly (readonly [string, string])[] = [
    [spec, specText(names)],
    [words, wordsText(names)],
    [runner, runnerText(names)],
    listed(root, names, {
      path: 'shared/nodes/kinds.ts',
      folder: '#shared/nodes',
      imports: [
        [names.name, `${names.file}.ts`],
        [`${names.name}Words`, `${names.file}.words.ts`],
      ],
      entry: `kind(${names.name}, ${names.name}Words)`,
    }),
    listed(root, names, {
      path: 'main/engine/nodes/runners.ts',
      folder: '#engine/nodes',
      imports: [[names.name, `${names.file}.ts`]],
      entry: names.name,
    }),
  ];
  // Only when all of them can be made is the first one written.
  for (const [path, content] of changes) writeFileSync(join(root, path), content);
  return changes.map(([path]) => path);
}

function namesOf(asked: string): Names {
  const [familyText, name = '', ...rest] = asked.split(/[./]/);
  const family = families.find((known) => known === familyText);
  if (!family || rest.length > 0) throw new Error(`“${asked}” is no family/kind. ${usage}`);
  if (!/^[a-z][a-zA-Z0-9]{0,40}$/.test(name) || reserved.test(name)) {
    throw new Error(
      `“${name}” cannot be the name of a kind: letters and digits, the first one small, such as gaussianNoise.`,
    );
  }
  return { family, name, file: name.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`) };
}

interface Listing {
  readonly path: string;
  readonly folder: string;
  /** Names and the files of the family that they come from. */
  readonly imports: readonly (readonly [string, string])[];
  readonly entry: string;
}

/** A list's path, and its text with imports and an entry more, each behind the last one of its family. */
function listed(
  root: string,
  { family, name }: Names,
  { path, folder, imports, entry }: Listing,
): readonly [string, string] {
  const text = readFileSync(join(root, path), 'utf8');
  const withImports = behindLast(
    text,
    new RegExp(`^import \\{ \\w+ \\} from '${folder}/${family}/[^\n]*\n`, 'gm'),
    path,
  )(imports.map(([imported, file]) => `import { ${imported} } from '${folder}/${family}/${file}';\n`).join(''));
  const entries = behindLast(withImports, new RegExp(`^  '${family}\\.\\w+': [^\n]*\n`, 'gm'), path);
  return [path, entries(`  '${family}.${name}': ${entry},\n`)];
}

function behindLast(text: string, pattern: RegExp, path: string): (added: string) => string {
  const last = [...text.matchAll(pattern)].at(-1);
  if (!last) throw new Error(`${path} has no place for it: ${pattern.source}`);
  const end = last.index + last[0].length;
  return (added) => text.slice(0, end) + added + text.slice(end);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const paths = newNode(rootDir, process.argv[2] ?? '');
    console.log(`Wrote a node that works:\n${paths.map((path) => `  ${path}`).join('\n')}`);
    console.log(
      'Change what it does there, then: npm run prints && npm run check && npm run test:unit -- test/conformance',
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}
