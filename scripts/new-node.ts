// `npm run new:node family/kind`: writes a new node kind that works at once, with its words, and lists it. What it is to
// do is then changed in the two files that it names. Overwrites nothing.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { families } from '#shared/spec/define-node.ts';
import type { Family } from '#shared/spec/define-node.ts';
import { codeText, specText } from '#scripts/new-node/templates.ts';
import type { Names } from '#scripts/new-node/templates.ts';
import { rootDir } from '#scripts/root-dir.ts';

const usage = `Usage: npm run new:node family/kind, for instance layer/gaussianNoise. Families: ${families.join(', ')}.`;

/** Words of the language that cannot be a name in code. */
const reserved =
  /^(?:await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|import|in|instanceof|let|new|null|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield)$/;

/** Where the file that computes lies, and the list that it stands in. */
interface Place {
  readonly folder: string;
  readonly list: string;
  entry(names: Names): string;
  readonly entries: RegExp;
}

const ofFamily = (family: Family): RegExp => new RegExp(`^  '${family}\\.\\w+': [^\n]*\n`, 'gm');

const runnerPlace = (family: Family): Place => ({
  folder: `nodes/${family}`,
  list: 'main/engine/nodes/runners.ts',
  entry: ({ name }) => `'${family}.${name}': ${name}`,
  entries: ofFamily(family),
});

/** The runners of these come from their specs: what they compute is a class. */
const places: { readonly [F in Family]?: Place } = {
  layer: {
    folder: 'network/layers',
    list: 'main/engine/network/layer-classes.ts',
    entry: ({ name }) => name,
    entries: /^  \w+,\n(?=\);\n)/gm,
  },
  optimizer: {
    folder: 'training/optimizers',
    list: 'main/engine/training/optimizers/registry.ts',
    entry: ({ name }) => name,
    entries: /^  \w+,\n(?=\};\n)/gm,
  },
};

/** Writes the kind's files below `root` and answers their paths. Throws when the name is not legal or is taken. */
export function newNode(root: string, asked: string): readonly string[] {
  const names = namesOf(asked);
  const spec = `shared/nodes/${names.family}/${names.file}.ts`;
  const place = places[names.family] ?? runnerPlace(names.family);
  const code = `main/engine/${place.folder}/${names.file}.ts`;
  for (const path of [spec, code]) if (existsSync(join(root, path))) throw new Error(`${path} is there already.`);
  const kind = `${names.family}.${names.name}`;
  const changes: readonly (readonly [string, string])[] = [
    [spec, specText(names)],
    [code, codeText(names)],
    listed(root, names, {
      path: 'shared/nodes/catalogue.ts',
      folder: `#shared/nodes/${names.family}`,
      entry: `'${kind}': ${names.name}`,
      entries: ofFamily(names.family),
    }),
    listed(root, names, {
      path: place.list,
      folder: `#engine/${place.folder}`,
      entry: place.entry(names),
      entries: place.entries,
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
  readonly entry: string;
  /** Those that it stands behind. */
  readonly entries: RegExp;
}

/** A list's path, and its text with an import and an entry more, each behind the last one of its family. */
function listed(
  root: string,
  { name, file }: Names,
  { path, folder, entry, entries }: Listing,
): readonly [string, string] {
  const text = readFileSync(join(root, path), 'utf8');
  const withImport = behindLast(
    text,
    new RegExp(`^import \\{ [^}]+ \\} from '${folder}/[^\n]*\n`, 'gm'),
    path,
  )(`import { ${name} } from '${folder}/${file}.ts';\n`);
  return [path, behindLast(withImport, entries, path)(`  ${entry},\n`)];
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
