// Writes recorded functions as one TensorFlow graph: variables, placeholders, the live ops of each function, and what is
// assigned after all of its reads are done.
import { type Binding, dataTypes, type OpAttr } from '#engine/kernels/compile/binding.ts';
import type { AttrMessage, NodeMessage, TensorMessage, TensorShapeMessage } from '#engine/kernels/compile/messages.ts';
import {
  NotCompilable,
  type RecordedConstant,
  type RecordedOp,
  type Recording,
  type Source,
} from '#engine/kernels/compile/recorder.ts';

export interface VariableShape {
  readonly dtype: number;
  readonly shape: readonly number[];
}

/** A TensorFlow training op that changes a variable and its slots in place. */
export interface TrainingOp {
  readonly op: string;
  /** Variables in the op's order, then fetched tensors by their place among the recording's outputs. */
  readonly variables: readonly number[];
  readonly inputs: readonly number[];
  readonly attrs: Readonly<Record<string, AttrMessage>>;
}

export interface GraphFunction {
  readonly name: string;
  /** Inputs of the recording: first all variables that it reads, by index, then its feeds. */
  readonly reads: readonly number[];
  readonly feeds: readonly VariableShape[];
  readonly recording: Recording;
  /** How many of the recording's outputs, from the first on, are fetched. */
  readonly fetched: number;
  /** variable → place among the recording's outputs. */
  readonly assigns: ReadonlyMap<number, number>;
  readonly trainingOps: readonly TrainingOp[];
}

export interface FunctionNames {
  readonly feeds: string;
  readonly fetches: string;
}

const text = new TextEncoder();

export function shapeMessage(shape: readonly number[]): TensorShapeMessage {
  return { dim: shape.map((size) => ({ size })) };
}

const type = (value: number): AttrMessage => ({ type: value });

/** Nodes for variables: a handle, and a way to set each from a placeholder. */
export class GraphWriter {
  readonly nodes: NodeMessage[] = [];
  readonly #binding: Binding;
  readonly #variables: readonly VariableShape[];

  constructor(binding: Binding, variables: readonly VariableShape[]) {
    this.#binding = binding;
    this.#variables = variables;
    variables.forEach((variable, index) => this.#addVariable(variable, index));
  }

  #add(name: string, op: string, input: readonly string[], attr: Readonly<Record<string, AttrMessage>>): void {
    this.nodes.push({ name, op, input, attr });
  }

  #addVariable({ dtype, shape }: VariableShape, index: number): void {
    const name = `variable_${index}`;
    this.#add(name, 'VarHandleOp', [], {
      dtype: type(dtype),
      shape: { shape: shapeMessage(shape) },
      shared_name: { s: text.encode(name) },
      container: { s: text.encode('') },
    });
    this.#add(`${name}/value`, 'Placeholder', [], { dtype: type(dtype), shape: { shape: shapeMessage(shape) } });
    this.#add(`${name}/set`, 'AssignVariableOp', [name, `${name}/value`], { dtype: type(dtype) });
    this.#done(`${name}/was_set`, [`${name}/set`]);
    this.#add(`${name}/get`, 'ReadVariableOp', [name], { dtype: type(dtype) });
  }

  /** A run fetches tensors, not ops: a constant that waits for `after`. */
  #done(name: string, after: readonly string[]): void {
    this.#add(
      name,
      'Const',
      after.map((node) => `^${node}`),
      {
        dtype: type(dataTypes.int32),
        value: { tensor: { dtype: dataTypes.int32, tensorShape: shapeMessage([]), tensorContent: new Uint8Array(4) } },
      },
    );
  }

  addFunction(fn: GraphFunction): FunctionNames {
    const { recording, name } = fn;
    const live = liveOps(recording);
    fn.reads.forEach((variable, i) => {
      this.#add(`${name}/read_${i}`, 'ReadVariableOp', [`variable_${variable}`], {
        dtype: type(this.#shapeOf(variable).dtype),
      });
    });
    fn.feeds.forEach((feed, i) => {
      this.#add(`${name}/feed_${i}`, 'Placeholder', [], {
        dtype: type(feed.dtype),
        shape: { shape: shapeMessage(feed.shape) },
      });
    });
    const usedConstants = new Set<number>();
    const refer = (source: Source): string => {
      if (source.from === 'constant') {
        usedConstants.add(source.index);
        return `${name}/constant_${source.index}`;
      }
      if (source.from === 'op') return `${name}/op_${source.op}${source.output === 0 ? '' : `:${source.output}`}`;
      return source.index < fn.reads.length
        ? `${name}/read_${source.index}`
        : `${name}/feed_${source.index - fn.reads.length}`;
    };
    /** By read: the nodes that must have used it before its variable may change. */
    const readers = fn.reads.map(() => new Set<string>());
    const scattered = new Set(fn.trainingOps.filter(isScatter).flatMap(({ variables }) => variables));
    recording.ops.forEach((op, index) => {
      if (!live.has(index)) return;
      for (const input of op.inputs) if (input.from === 'input') readers[input.index]?.add(`${name}/op_${index}`);
      const [table, rows] = op.inputs;
      if (table?.from === 'input' && rows && scattered.has(fn.reads[table.index] ?? -1) && takesRows(op, recording)) {
        // A variable that is changed row by row would be copied as a whole by each read.
        const variable = fn.reads[table.index] ?? 0;
        this.#add(`${name}/op_${index}`, 'ResourceGather', [`variable_${variable}`, refer(rows)], {
          dtype: type(this.#shapeOf(variable).dtype),
          Tindices: type(dataTypes.int32),
          batch_dims: { i: 0 },
        });
        return;
      }
      this.#add(`${name}/op_${index}`, ...plainProduct(op, op.inputs.map(refer), this.#attrs(op.attrs)));
    });
    const outputs = recording.outputs.map(refer);
    const fetches = outputs.slice(0, fn.fetched).map((output, i) => {
      // A fetched read must be copied before its variable changes.
      this.#add(`${name}/fetch_${i}`, 'Identity', [output], { T: type(this.#typeOf(fn, recording.outputs[i])) });
      const source = recording.outputs[i];
      if (source?.from === 'input') readers[source.index]?.add(`${name}/fetch_${i}`);
      return `${name}/fetch_${i}:0`;
    });
    const updates: string[] = [];
    const after = (variables: readonly number[]): string[] =>
      variables.flatMap((variable) => [...(readers[fn.reads.indexOf(variable)] ?? [])].map((node) => `^${node}`));
    for (const [variable, place] of fn.assigns) {
      const node = `${name}/assign_${variable}`;
      this.#add(node, 'AssignVariableOp', [`variable_${variable}`, outputAt(outputs, place), ...after([variable])], {
        dtype: type(this.#shapeOf(variable).dtype),
      });
      updates.push(node);
    }
    fn.trainingOps.forEach((training, i) => {
      const node = `${name}/train_${i}`;
      const handles = training.variables.map((variable) => `variable_${variable}`);
      this.#add(
        node,
        training.op,
        [...handles, ...training.inputs.map((place) => outputAt(outputs, place)), ...after(training.variables)],
        {
          // What scatters calls its type by another name.
          ...('dtype' in training.attrs ? {} : { T: type(dataTypes.float32) }),
          ...training.attrs,
        },
      );
      updates.push(node);
    });
    for (const index of usedConstants) {
      const value = recording.constants[index];
      if (!value) throw new Error(`No constant ${index}`);
      this.#add(`${name}/constant_${index}`, 'Const', [], {
        dtype: type(value.dtype),
        value: { tensor: tensorMessage(value) },
      });
    }
    this.#done(`${name}/done`, updates);
    return {
      feeds: fn.feeds.map((_feed, i) => `${name}/feed_${i}:0`).join(','),
      fetches: [...fetches, `${name}/done:0`].join(','),
    };
  }

  #shapeOf(variable: number): VariableShape {
    const shape = this.#variables[variable];
    if (!shape) throw new Error(`No variable ${variable}`);
    return shape;
  }

  #typeOf(fn: GraphFunction, source: Source | undefined): number {
    if (source?.from === 'constant') return fn.recording.constants[source.index]?.dtype ?? dataTypes.float32;
    if (source?.from === 'input') {
      const read = fn.reads[source.index];
      return read === undefined
        ? (fn.feeds[source.index - fn.reads.length]?.dtype ?? dataTypes.float32)
        : this.#shapeOf(read).dtype;
    }
    if (source?.from === 'op') return fn.recording.ops[source.op]?.outputs[source.output] ?? dataTypes.float32;
    throw new Error('Nothing to fetch');
  }

  #attrs(attrs: readonly OpAttr[]): Record<string, AttrMessage> {
    return Object.fromEntries(attrs.map((attr) => [attr.name, this.#attr(attr)]));
  }

  #attr({ name, type: kind, value }: OpAttr): AttrMessage {
    const b = this.#binding;
    if (kind === b.TF_ATTR_TYPE) return { type: Number(value) };
    if (kind === b.TF_ATTR_BOOL) return { b: Boolean(value) };
    if (kind === b.TF_ATTR_STRING) return { s: text.encode(String(value)) };
    if (kind === b.TF_ATTR_SHAPE) return { shape: shapeMessage(value as number[]) };
    if (kind === b.TF_ATTR_INT) return Array.isArray(value) ? { list: { i: value.map(Number) } } : { i: Number(value) };
    if (kind === b.TF_ATTR_FLOAT)
      return Array.isArray(value) ? { list: { f: value.map(Number) } } : { f: Number(value) };
    throw new NotCompilable(`has an attribute ${name} of kind ${kind}`);
  }
}

const isScatter = ({ op }: TrainingOp): boolean => op.startsWith('ResourceScatter');

/** Rows of a table by int32 numbers, of which it is known that they go along the first axis. */
function takesRows({ name, attrs, inputs }: RecordedOp, { constants }: Recording): boolean {
  const [, , axis] = inputs;
  if (name !== 'GatherV2' || axis?.from !== 'constant') return false;
  const indices = attrs.find((attr) => attr.name === 'Tindices')?.value;
  return indices === dataTypes.int32 && constants[axis.index]?.bytes.every((byte) => byte === 0) === true;
}

function outputAt(outputs: readonly string[], place: number): string {
  const output = outputs[place];
  if (output === undefined) throw new Error(`No output ${place}`);
  return output;
}

function tensorMessage({ dtype, shape, bytes }: RecordedConstant): TensorMessage {
  const about = { dtype, tensorShape: shapeMessage(shape) };
  const count = shape.reduce((product, side) => product * side, 1);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (count > 1 && bytes.byteLength === 4)
    return dtype === dataTypes.float32
      ? { ...about, floatVal: [view.getFloat32(0, true)] }
      : { ...about, intVal: [view.getInt32(0, true)] };
  if (count > 1 && bytes.byteLength === 1) return { ...about, boolVal: [bytes[0] === 1] };
  return { ...about, tensorContent: bytes };
}

/** tfjs makes every product a batched one; a plain one is quicker, and TensorFlow fuses bias and activation into it. */
function plainProduct(
  op: RecordedOp,
  inputs: readonly string[],
  attrs: Readonly<Record<string, AttrMessage>>,
): [string, readonly string[], Readonly<Record<string, AttrMessage>>] {
  const { T: own, adj_x: left, adj_y: right } = attrs;
  if (op.name === 'BatchMatMulV2' && op.rank === 2 && own && left && right)
    return ['MatMul', inputs, { T: own, transpose_a: left, transpose_b: right }];
  return [op.name, inputs, { ...inferredAttrs(op), ...attrs }];
}

/** Type attributes that an eager call may leave to TensorFlow, and a graph may not. */
function inferredAttrs({ name, outputs }: RecordedOp): Record<string, AttrMessage> {
  const own = outputs[0];
  return name === 'ExpandDims' && own !== undefined ? { T: type(own), Tdim: type(dataTypes.int32) } : {};
}

/** Ops that some output needs; tfjs computes a few gradients that nobody asked for. */
function liveOps(recording: Recording): ReadonlySet<number> {
  const live = new Set<number>();
  const visit = (sources: readonly Source[]): void => {
    const waiting = [...sources];
    for (let source = waiting.pop(); source; source = waiting.pop()) {
      if (source.from !== 'op' || live.has(source.op)) continue;
      live.add(source.op);
      waiting.push(...(recording.ops[source.op]?.inputs ?? []));
    }
  };
  visit(recording.outputs);
  return live;
}
