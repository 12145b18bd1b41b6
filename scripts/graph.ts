// Checks the import graph against dependency-cruiser.config.ts, and that the graph is not empty: a cruiser that cannot parse
// TypeScript finds no module and no violation.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult, type IModule } from 'dependency-cruiser';
import { configuration } from '../dependency-cruiser.config.ts';

const folders = ['shared', 'main', 'renderer', 'scripts', 'test'];

function sourcesUnder(baseDir: string, folder: string): string[] {
  return readdirSync(join(baseDir, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && !file.includes('node_modules/'));
}

const runnerPath = /^main\/engine\/nodes\/([^/]+\/[^/]+)\.ts$/;
const specPath = /^shared\/nodes\/([^/]+\/[^/]+)\.ts$/;

/** A runner is a file with a spec of the same path; no pattern can say that, so these two rules are checked here. */
function runnerViolations(modules: readonly IModule[]): string[] {
  const sources = new Set(modules.map((module) => module.source));
  const isKind = (path: string) =>
    sources.has(`main/engine/nodes/${path}.ts`) && sources.has(`shared/nodes/${path}.ts`);
  return modules.flatMap((module) => {
    const own = runnerPath.exec(module.source)?.[1];
    if (own === undefined || !isKind(own)) return [];
    return module.dependencies.flatMap(({ resolved }) => {
      const line = `${module.source} -> ${resolved}`;
      const runner = runnerPath.exec(resolved)?.[1];
      const spec = specPath.exec(resolved)?.[1];
      if (runner !== undefined && isKind(runner)) {
        return [`runner-imports-runner: ${line}\n    What two runners share is a file of its own, without a spec.`];
      }
      if (spec !== undefined && spec !== own && isKind(spec)) {
        return [`runner-imports-other-spec: ${line}\n    What two specs share is a file of its own, without a runner.`];
      }
      return [];
    });
  });
}

/** One line per import that a rule refuses, and per file that was not looked at. */
export async function graphViolations(baseDir: string): Promise<string[]> {
  const present = folders.filter((folder) => existsSync(join(baseDir, folder)));
  const result = await cruise(present, { ...configuration.options, baseDir, ruleSet: configuration, validate: true });
  const graph = result.output as ICruiseResult;
  const seen = new Set(graph.modules.map((module) => module.source));
  const unseen = present.flatMap((folder) => sourcesUnder(baseDir, folder)).filter((file) => !seen.has(file));
  if (graph.summary.totalCruised === 0) return ['The graph is empty: dependency-cruiser read no file at all.'];
  return [
    ...graph.summary.violations.map((violation) => {
      const cycle = violation.cycle?.map((step) => step.name).join(' -> ');
      const comment = configuration.forbidden?.find((rule) => rule.name === violation.rule.name)?.comment ?? '';
      return `${violation.rule.name}: ${violation.from} -> ${cycle ?? violation.to}\n    ${comment}`;
    }),
    ...runnerViolations(graph.modules),
    ...unseen.map(
      (file) => `not-cruised: ${file}\n    The cruiser did not read this file, so no rule was checked on it.`,
    ),
  ];
}
