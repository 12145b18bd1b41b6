// Runs data.combine: the inputs and targets of several datasets about the same rows as those of one. Nothing is copied.
import { combine as spec } from '#shared/nodes/data/combine.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { SplitRows, TargetInfo } from '#shared/protocol/wire-info.ts';
import { at } from '#engine/network/layer.ts';
import { splitNames } from '#engine/nodes/data/split-rows.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { DatasetValue, SplitData, SplitName } from '#engine/values/dataset.ts';

export const combine = defineRunner<typeof spec>({
  spec,
  readsStored: true,

  infer({ datasets }) {
    const [first, ...others] = datasets;
    if (!first) return { outputs: {}, problems: [] };
    checkNames(datasets.flatMap(({ inputs }) => inputs));
    const { rows } = first;
    for (const { rows: own } of others) if (rows && own) checkCounts(rows, own);
    const targets = unitedTargets(datasets.map((dataset) => dataset.targets)).map(({ target }) => target);
    const inputs = datasets.flatMap((dataset) => dataset.inputs);
    const own = datasets.find(({ roles }) => roles)?.roles;
    const kept = [...new Set(datasets.flatMap((dataset) => dataset.kept ?? []))];
    const dataset = {
      type: 'dataset' as const,
      inputs,
      targets,
      rows,
      ...(own && { roles: own }),
      ...(kept.length > 0 && { kept }),
    };
    return { outputs: { dataset }, problems: [] };
  },

  run: async ({ datasets }): Promise<{ dataset: DatasetValue }> => {
    const [first] = datasets;
    if (!first) throw new Fault('combine.none', {}, { port: 'datasets' });
    const inputs = datasets.flatMap((dataset) => dataset.inputs);
    checkNames(inputs);
    const targets = unitedTargets(datasets.map((dataset) => dataset.targets));
    // Those of one dataset: they are about the same rows.
    const withRoles = datasets.find(({ roles }) => roles);
    const kept = new Map(datasets.flatMap((own) => own.kept ?? []).map((column) => [column.name, column]));
    const split = (name: SplitName): SplitData => {
      const parts = datasets.map(({ splits }) => splits[name]);
      const { rows, source } = first.splits[name];
      for (const part of parts) checkRows(source, part.source);
      return {
        rows,
        inputs: parts.flatMap((part) => part.inputs),
        targets: targets.map(({ dataset, place }) => at(at(parts, dataset).targets, place)),
        source,
        ...(withRoles?.splits[name].roles && { roles: withRoles.splits[name].roles }),
      };
    };
    const [train, validation, test] = splitNames.map(split) as [SplitData, SplitData, SplitData];
    return {
      dataset: {
        type: 'dataset',
        inputs,
        targets: targets.map(({ target }) => target),
        splits: { train, validation, test },
        ...(withRoles?.roles && { roles: withRoles.roles }),
        ...(kept.size > 0 && { kept: [...kept.values()] }),
      },
    };
  },
});

function checkNames(inputs: readonly { readonly name: string }[]): void {
  if (inputs.length < 2) return;
  const names = inputs.map(({ name }) => name);
  const twice = names.find((name, i) => name === '' || names.indexOf(name) < i);
  if (twice === undefined) return;
  const code = twice === '' ? 'combine.unnamed' : 'combine.sameName';
  throw new Fault(code, { name: twice }, { port: 'datasets' });
}

function checkCounts(one: SplitRows, other: SplitRows): void {
  for (const name of splitNames) if (one[name] !== other[name]) throw otherRows(one[name], other[name]);
}

function checkRows(one: Int32Array, other: Int32Array): void {
  if (one.length !== other.length || one.some((row, i) => row !== other[i])) throw otherRows(one.length, other.length);
}

const otherRows = (expected: number, received: number): Fault =>
  new Fault('combine.otherRows', { expected, received }, { port: 'datasets' });

interface UnitedTarget {
  readonly target: TargetInfo;
  /** Where it comes from: which dataset, and which of its targets. */
  readonly dataset: number;
  readonly place: number;
}

/** Each target once, by name. Throws Fault 'combine.otherTarget' where two of one name have different classes. */
function unitedTargets(all: readonly (readonly TargetInfo[])[]): readonly UnitedTarget[] {
  const united = new Map<string, UnitedTarget>();
  for (const [dataset, targets] of all.entries()) {
    for (const [place, target] of targets.entries()) {
      const known = united.get(target.name)?.target;
      if (known && (known.kind !== target.kind || String(known.classes) !== String(target.classes)))
        throw new Fault('combine.otherTarget', { name: target.name }, { port: 'datasets' });
      if (!known) united.set(target.name, { target, dataset, place });
    }
  }
  return [...united.values()];
}
