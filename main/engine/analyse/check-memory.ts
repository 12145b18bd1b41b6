// Whether this machine's memory holds a training, before a single weight is made; and of one that it does not hold, what
// takes most and where that can be mended.
import type { NodeId, PipelineNode } from '#shared/document/document.ts';
import { specOf } from '#shared/nodes/catalogue.ts';
import { makeProblem } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { LayerSize } from '#shared/spec/ports/layer.ts';
import { sizeText } from '#shared/text/number-text.ts';
import { arriving, attempt } from '#engine/analyse/check-training.ts';
import { wireTo } from '#engine/analyse/wires.ts';
import type { DatasetInfo, LayerInfo, Training } from '#engine/analyse/check-training.ts';
import { setParamPatch } from '#engine/analyse/repairs.ts';
import { elements } from '#engine/network/layer.ts';
import { trainingMemory } from '#engine/training/memory.ts';
import type { TrainingMemory, TrainingSize } from '#engine/training/memory.ts';
import { lossOf } from '#engine/training/problems.ts';
import { bytesInMemory, truthForm } from '#engine/training/split-arrays.ts';
import type { TrainingChoice } from '#engine/values/runner.ts';
import { bytesOf } from '#engine/values/stored-dataset.ts';

export interface MachineMemory {
  /** Bytes that a training may take; beyond them it is an error (training.memoryData, .memoryWeights, .memoryBatch). */
  readonly memoryBytes: number;
  /** Bytes that the rows of a training may take; more are read in blocks. */
  readonly dataBytes: number;
}

export interface CheckedMemory {
  /** What the training takes at its peak. */
  readonly bytes: number;
  readonly problems: readonly Problem[];
}

/** Undefined where network or optimizer cannot be told. @param readsBlocks the node reads what is too large in blocks */
export function checkMemory(
  training: Training,
  choice: TrainingChoice,
  machine: MachineMemory,
  readsBlocks: boolean,
): CheckedMemory | undefined {
  const size = sizeOf(training, choice, machine, readsBlocks);
  if (!size) return undefined;
  // Settings of an optimizer that it does not take are told by the run.
  const { found: memory } = attempt(training, () => trainingMemory(size));
  if (!memory) return undefined;
  const limit = machine.memoryBytes;
  return {
    bytes: memory.bytes,
    problems: memory.bytes > limit ? [refused(training, choice, size, memory, limit)] : [],
  };
}

function sizeOf(
  training: Training,
  choice: TrainingChoice,
  { dataBytes }: MachineMemory,
  readsBlocks: boolean,
): TrainingSize | undefined {
  const [dataset, network, optimizer] = ['dataset', 'network', 'optimizer'].map((port) => arriving(training, port));
  if (dataset?.type !== 'dataset' || network?.type !== 'layer' || !network.shape) return undefined;
  if (dataset.inputs.some(({ shape }) => !shape)) return undefined;
  if (!optimizer && Object.hasOwn(specOf(training.trainer.kind)?.inputs ?? {}, 'optimizer')) return undefined;
  // A node that has no such port goes down by rules of its own, on few weights.
  const chosen = optimizer?.type === 'optimizer' ? optimizer : { name: 'SGD', config: {}, wholeBatch: false };
  const layers = layersOf(training);
  if (layers.length === 0) return undefined;
  const { rows } = dataset;
  const { batchSize = Number.POSITIVE_INFINITY, validate = false, keepsBest = false, checkpoints = false } = choice;
  const learnt = rows ? (choice.rowsLearnt?.(rows) ?? rows.train) : Number.POSITIVE_INFINITY;
  const batch = chosen.wholeBatch || choice.wholeBatch ? learnt : Math.min(batchSize, learnt);
  const row = bytesOfRow(dataset, network, choice);
  const bytes = (count: number | undefined): number => (count ?? 0) * row;
  return {
    layers,
    optimizer: { className: chosen.name, config: chosen.config },
    batchSize: Number.isFinite(batch) ? batch : 1,
    // A training that is part of an evaluation has the rows of its part beside those of the whole.
    dataBytes: readsBlocks
      ? bytesInMemory(bytes(rows?.train), bytes(validate ? rows?.validation : 0), dataBytes)
      : bytes(rows?.train) + bytes(rows?.validation) + bytes(rows?.test),
    keepsBest,
    writesCheckpoints: checkpoints,
  };
}

/** Numbers of which only the run can tell the type count four bytes. */
function bytesOfRow(
  { inputs, targets }: DatasetInfo,
  { shape }: LayerInfo,
  { loss, reconstructs }: TrainingChoice,
): number {
  const units = elements(shape ?? []);
  const ofInputs = inputs.reduce(
    (sum, { shape: own, numberType = 'float32' }) => sum + elements(own ?? []) * bytesOf(numberType),
    0,
  );
  const ofTruths = targets.reduce((sum, target) => {
    const form = truthForm(lossOf(loss, target, units), target, units);
    return sum + (form === 'one-hot' ? target.classes.length : 1);
  }, 0);
  return ofInputs + (reconstructs ? units : ofTruths) * 4;
}

/** Each once, the last first. */
function layersOf({ graph, wires, trainer }: Training): readonly LayerSize[] {
  const found = new Map<NodeId, LayerSize | undefined>();
  const open = [wireTo({ graph }, trainer.id, 'network')?.from];
  for (let from = open.pop(); from; from = open.pop()) {
    const info = wires[from.node]?.[from.port];
    if (info?.type !== 'layer' || found.has(from.node)) continue;
    found.set(from.node, info.last);
    open.push(...(graph.into.get(from.node) ?? []).map((wire) => wire.from));
  }
  return [...found.values()].filter((size) => size !== undefined);
}

function refused(
  training: Training,
  choice: TrainingChoice,
  size: TrainingSize,
  { bytes, largest, layer }: TrainingMemory,
  limit: number,
): Problem {
  const { document, trainer } = training;
  const node = document.nodes[layer];
  const facts = { needed: sizeText(bytes), limit: sizeText(limit), layer: node?.label ?? layer };
  if (largest === 'data') return makeProblem('training.memoryData', facts, { node: trainer.id, port: 'dataset' });
  if (largest === 'weights') {
    const own = { ...facts, optimizer: size.optimizer.className };
    return makeProblem('training.memoryWeights', own, atLayer(node ?? trainer));
  }
  const own = makeProblem('training.memoryBatch', { ...facts, batch: size.batchSize });
  const fits = smallerBatch(size, limit);
  if (fits === undefined) return { ...own, node: (node ?? trainer).id };
  const optimizer = arriving(training, 'optimizer');
  if (optimizer?.type === 'optimizer' && optimizer.wholeBatch) return { ...own, node: trainer.id, port: 'optimizer' };
  if (choice.wholeBatch) return { ...own, node: trainer.id, port: 'dataset' };
  return { ...own, node: trainer.id, param: 'batchSize', repair: [setParamPatch(trainer, 'batchSize', fits)] };
}

/** The layer's node, at the parameter that sets its size. */
function atLayer({ id, kind, params }: PipelineNode): Pick<Problem, 'node' | 'param'> {
  const keras = specOf(kind)?.keras;
  const names = [keras && 'layer' in keras ? keras.sizeParam : undefined, 'units'];
  const param = names.find((name) => name !== undefined && Object.hasOwn(params, name));
  return { node: id, ...(param !== undefined && { param }) };
}

/** The largest power of two that is small enough. */
function smallerBatch(size: TrainingSize, limit: number): number | undefined {
  for (let batchSize = 2 ** Math.ceil(Math.log2(size.batchSize) - 1); batchSize >= 1; batchSize /= 2)
    if (trainingMemory({ ...size, batchSize }).bytes <= limit) return batchSize;
  return undefined;
}
