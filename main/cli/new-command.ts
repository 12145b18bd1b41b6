// `neuroloom new NAME`: a pipeline file in the current folder, from an example or without nodes.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { emptyDocument } from '#shared/document/document.ts';
import { writeDocument } from '#shared/document/write.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { Output } from '#main/cli/output.ts';

const empty = 'empty';

/** Faults: cli.noTemplate, cli.exists, cli.notWritten. */
export async function newCommand(template: string | undefined, examples: string, output: Output): Promise<number> {
  const { t } = output;
  const files = await readdir(examples);
  const templates = [
    empty,
    ...files
      .filter((name) => name.endsWith('.loom'))
      .map((name) => name.slice(0, -'.loom'.length))
      .toSorted(),
  ];
  if (template === undefined) {
    if (output.json) output.answer({ templates });
    output.say(
      [
        t('cli.templates'),
        ...templates.map((name) => `  ${name}${name === empty ? `  (${t('cli.emptyTemplate')})` : ''}`),
      ].join('\n'),
    );
    return 0;
  }
  const name = template.replace(/\.loom$/, '');
  if (!templates.includes(name)) throw new Fault('cli.noTemplate', { template, known: templates.join(', ') });
  const text = name === empty ? writeDocument(emptyDocument()) : await readFile(join(examples, `${name}.loom`), 'utf8');
  const file = `${name}.loom`;
  try {
    // Fails where there is one already: nobody's work is written over.
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new Fault('cli.exists', { file });
    throw new Fault('cli.notWritten', { file, reason: code ?? String(error) });
  }
  if (output.json) output.answer({ file });
  output.say(t('cli.made', { file }));
  return 0;
}
