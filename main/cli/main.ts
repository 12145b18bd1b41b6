// The engine without a window. Exit codes: 0 done, 1 a node failed, 2 the file or the arguments are wrong, 130 cancelled.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from '#shared/protocol/problem.ts';
import { translator } from '#shared/text/translate.ts';
import { languageOf } from '#shared/text/language.ts';
import { parseCommand } from '#main/cli/arguments.ts';
import { makeOutput, problemText, worded } from '#main/cli/output.ts';
import { Refusal } from '#main/cli/refusal.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const locale = process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '';
const t = translator(languageOf(locale.replace('_', '-')));

async function main(args: readonly string[]): Promise<number> {
  const output = makeOutput(t, args.includes('--json'));
  try {
    const command = parseCommand(args);
    switch (command.command) {
      case 'help':
        if (output.json) output.answer({ usage: t('cli.usage') });
        output.say(t('cli.usage'));
        return 0;
      case 'version': {
        const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
        if (output.json) output.answer({ version });
        output.say(version);
        return 0;
      }
      // Each is loaded when it is asked for: --help need not wait for charts.
      case 'nodes':
        return (await import('#main/cli/nodes-command.ts')).nodesCommand(output);
      case 'new':
        return await (
          await import('#main/cli/new-command.ts')
        ).newCommand(command.template, join(root, 'resources', 'examples'), output);
      case 'check':
        return await (await import('#main/cli/check-command.ts')).checkCommand(command.file, output);
      case 'plan':
        return await (await import('#main/cli/check-command.ts')).planCommand(command.file, output);
      case 'run':
        return await (await import('#main/cli/run-command.ts')).runCommand(command, output);
    }
  } catch (error) {
    const problems = error instanceof Refusal ? error.problems : error instanceof Fault ? [error.problem] : undefined;
    if (!problems) throw error;
    if (output.json) output.answer({ problems: problems.map((problem) => worded(problem, undefined, t)) });
    else
      for (const problem of problems)
        output.note(
          problemText(
            problem,
            undefined,
            t,
            args.find((word) => word.endsWith('.loom')),
          ),
        );
    return 2;
  }
}

// Not process.exit(): what was written has to reach a pipe first.
process.exitCode = await main(process.argv.slice(2));
