// `npm run new:node family/kind`: writes a new node kind that works at once, with its words, and lists it. What it is to
// do is then changed in the two files that it names. Overwrites nothing.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { families } from '#shared/spec/define-node.ts';
import type { Family } from '#shared/spec/define-node.ts';
import { runnerText, specText, wordsText } from '#scripts/new-node/templates.ts';
import type { Names } from '#scripts/new-node/templates.ts';
import { rootDir } from '#scripts/root-dir.ts';

const usage = `Usage: npm run new:node family/kind, for instance layer/gaussianNoise. Families: ${families.join(', ')}.`;

/** The files of shared/text/<language> that hold the words of one family; those of the others are in nodes.ts. */
const wordFiles: Partial<Record<Family, string>> = {
  layer: 'layers',
  optimizer: 'optimizers',
  evaluate: 'evaluate',
  language: 'language',
};

/** Words of the language that cannot be a name in code. */
const reserved =
  /^(?:await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|import|in|instanceof|let|new|null|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield)$/;

/** Writes the kind's files below `root` and answers their paths. Throws when the name is not legal or is taken. */
export function newNode(root: string, asked: string): readonly string[] {
  const names = namesOf(asked);
  const spec = `shared/nodes/${names.family}/${names.file}.ts`;
  const runner = `main/engine/nodes/${names.family}/${names.file}.ts`;
  for (const path of [spec, runner]) if (existsSync(join(root, path))) throw new Error(`${path} is there already.`);
  const changes: readonly (readonly [string, string])[] = [
    [spec, specText(names)],
    [runner, runnerText(names)],
    ...(['catalogue', 'runners'] as const).map((list) => {
      const path = list === 'catalogue' ? 'shared/nodes/catalogue.ts' : 'main/engine/nodes/runners.ts';
      return [
        path,
        listed(read(root, path), names, list === 'catalogue' ? '#shared/nodes' : '#engine/nodes', path),
      ] as const;
    }),
    ...(['en', 'zh'] as const).map((language) => {
      const path = `shared/text/${language}/${wordFiles[names.family] ?? 'nodes'}.ts`;
      return [path, worded(read(root, path), names, language, path)] as const;
    }),
  ];
  // Only when all of them can be made is the first one written.
  for (const [path, content] of changes) writeFileSync(join(root, path), content);
  return changes.map(([path]) => path);
}

const read = (root: string, path: string) => readFileSync(join(root, path), 'utf8');

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

/** The list with an import and an entry more, each behind the last one of its family. */
function listed(text: string, { family, name, file }: Names, folder: string, path: string): string {
  const imports = behindLast(text, new RegExp(`^import \\{ \\w+ \\} from '${folder}/${family}/[^\n]*\n`, 'gm'), path);
  const withImport = imports(`import { ${name} } from '${folder}/${family}/${file}.ts';\n`);
  return behindLast(
    withImport,
    new RegExp(`^  '${family}\\.\\w+': [^\n]*\n`, 'gm'),
    path,
  )(`  '${family}.${name}': ${name},\n`);
}

function behindLast(text: string, pattern: RegExp, path: string): (added: string) => string {
  const last = [...text.matchAll(pattern)].at(-1);
  if (!last) throw new Error(`${path} has no place for it: ${pattern.source}`);
  const end = last.index + last[0].length;
  return (added) => text.slice(0, end) + added + text.slice(end);
}

/** The words with those of the kind at the end of its family's. */
function worded(text: string, names: Names, language: 'en' | 'zh', path: string): string {
  const start = text.indexOf(`\n    ${names.family}: {\n`, text.indexOf('\n  nodes: {\n'));
  const end = text.indexOf('\n    },\n', start) + 1;
  if (start < 0 || end === 0) throw new Error(`${path} has no words of the family ${names.family}.`);
  return text.slice(0, end) + wordsText(names, language) + text.slice(end);
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
