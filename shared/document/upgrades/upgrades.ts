// What an upgrade step is, and how steps are applied one after another. The steps themselves are numbered files here.
import type { ParamValue } from '#shared/spec/param.ts';

/** From format `from` to `from + 1`; pure, on the file's plain data. */
export interface FormatUpgrade {
  readonly from: number;
  upgrade(file: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
}

/** From version `from` of a kind to `from + 1`. Ports that were renamed are listed by their old name. */
export interface KindUpgrade {
  readonly kind: string;
  readonly from: number;
  params(params: Readonly<Record<string, ParamValue>>): Readonly<Record<string, ParamValue>>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
}

/** Brings a file up to format `to`. */
export function upgradeFormat(
  file: Readonly<Record<string, unknown>>,
  from: number,
  to: number,
  steps: readonly FormatUpgrade[],
): Readonly<Record<string, unknown>> {
  let upgraded = file;
  for (let version = from; version < to; version += 1) {
    const step = steps.find((candidate) => candidate.from === version);
    if (!step) throw new Error(`No upgrade from format ${version}`);
    upgraded = { ...step.upgrade(upgraded), formatVersion: version + 1 };
  }
  return upgraded;
}

export interface UpgradedNode {
  readonly kindVersion: number;
  readonly params: Readonly<Record<string, ParamValue>>;
  /** A port's name now, given the one in the file. */
  input(port: string): string;
  output(port: string): string;
}

/** Brings a node's parameters and port names up to version `to` of its kind. */
export function upgradeKind(
  node: { readonly kind: string; readonly kindVersion: number; readonly params: Readonly<Record<string, ParamValue>> },
  to: number,
  steps: readonly KindUpgrade[],
): UpgradedNode {
  let params = node.params;
  const taken: KindUpgrade[] = [];
  for (let version = node.kindVersion; version < to; version += 1) {
    const step = steps.find((candidate) => candidate.kind === node.kind && candidate.from === version);
    if (!step) throw new Error(`No upgrade of ${node.kind} from version ${version}`);
    params = step.params(params);
    taken.push(step);
  }
  const renamed = (side: 'inputs' | 'outputs') => (port: string) =>
    taken.reduce((name, step) => {
      const names = step[side];
      return names && Object.hasOwn(names, name) ? (names[name] as string) : name;
    }, port);
  return { kindVersion: Math.max(to, node.kindVersion), params, input: renamed('inputs'), output: renamed('outputs') };
}
