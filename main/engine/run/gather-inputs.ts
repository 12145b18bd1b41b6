// The values at a node's inputs, port by port, converted where a wire converts.
import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import type { NodeId, PortRef } from '#shared/document/document.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { portFit } from '#shared/spec/ports.ts';
import type { InputPort } from '#shared/spec/ports.ts';
import { tableFrom } from '#engine/kinds/kinds.ts';
import { rowsForModel } from '#engine/table/rows-for-model.ts';
import { writeValueTable } from '#engine/table/value-table.ts';
import type { InputValues } from '#engine/values/erased-runner.ts';
import type { Values } from '#engine/run/execute-node.ts';
import type { PlannedNode } from '#engine/run/plan.ts';
import type { WireValue } from '#engine/values/wire-value.ts';
import { residentValue } from '#engine/kinds/kinds.ts';

/** `files`: a folder for tables that a conversion makes. Faults: run.wrongWire. */
export async function gatherInputs(
  node: PlannedNode,
  valuesOf: (id: NodeId) => Promise<Values>,
  files: string,
  signal: AbortSignal,
): Promise<InputValues> {
  const inputs: Record<string, WireValue | readonly WireValue[] | undefined> = {};
  // A table at a port beside a model is read as that model's rows, so the model comes first.
  const ports = Object.entries(node.runner.spec.inputs).toSorted(
    ([, a], [, b]) => Number(!!a.orTable) - Number(!!b.orTable),
  );
  for (const [port, input] of ports) {
    const refs = Object.hasOwn(node.sources, port) ? (node.sources[port] ?? []) : [];
    const values: WireValue[] = [];
    for (const [index, ref] of refs.entries()) {
      const found = (await valuesOf(ref.node))[ref.port];
      const value = found && !node.runner.readsStored ? await residentValue(found, signal) : found;
      values.push(
        await fitted(value, input, ref, {
          port,
          model: inputs['model'],
          file: join(files, `input-${port}-${index}.parquet`),
          folder: files,
          wanted: columnsOf(node, port),
          signal,
        }),
      );
    }
    inputs[port] = input.many ? values : values[0];
  }
  return inputs;
}

const columnsOf = ({ runner, params }: PlannedNode, port: string): readonly string[] =>
  Object.entries(runner.spec.params).flatMap(([name, spec]) => {
    if ((spec.type !== 'column' && spec.type !== 'columns') || spec.of !== port) return [];
    return [params[name] ?? []].flat().filter((column) => typeof column === 'string');
  });

interface Fitting {
  readonly port: string;
  readonly model: InputValues[string];
  readonly file: string;
  readonly folder: string;
  /** Columns that the node's parameters name. */
  readonly wanted: readonly string[];
  readonly signal: AbortSignal;
}

async function fitted(
  value: WireValue | undefined,
  input: InputPort,
  ref: PortRef,
  { port, model, file, folder, wanted, signal }: Fitting,
): Promise<WireValue> {
  const fit = value ? portFit(value.type, input) : { fits: false as const };
  if (!value || !fit.fits) {
    throw new Fault(
      'run.wrongWire',
      { port, expected: input.type, received: value?.type ?? `${ref.node}.${ref.port}` },
      { port },
    );
  }
  if (!fit.conversion) return value;
  if (fit.conversion === 'by-model' && value.type === 'table' && model && 'type' in model && model.type === 'model')
    return rowsForModel(model, value, port, signal, wanted);
  const table = tableFrom(value);
  if (!table) throw new Fault('run.wrongWire', { port, expected: input.type, received: value.type }, { port });
  await mkdir(folder, { recursive: true });
  await writeValueTable(file, table, signal);
  return { type: 'table', file, columns: table.columns, rows: table.rows };
}
