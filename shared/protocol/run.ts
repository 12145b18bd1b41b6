// What a run is asked for and what it tells while it goes on.
import { z } from 'zod';
import { problem } from '#shared/protocol/problem.ts';
import { outputSummary } from '#shared/protocol/results.ts';
import type { Sent } from '#shared/protocol/sent.ts';
import { portType, wireInfo } from '#shared/spec/ports.ts';

const nodeId = z.string();
const perNode = <S extends z.ZodType>(schema: S) => z.record(nodeId, schema);

/** How a run would treat a node now. `stale` says which edit made it so: an own change, or a node upstream. */
const nodePlan = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('cached'), key: z.string() }),
  z.strictObject({
    state: z.literal('will-run'),
    key: z.string(),
    because: z.enum(['new', 'changed', 'upstream']),
    upstream: nodeId.optional(),
    seconds: z.number().nullable(),
  }),
  z.strictObject({ state: z.literal('blocked'), by: nodeId }),
]);
export type NodePlan = Sent<typeof nodePlan>;

export const analysis = z.strictObject({
  problems: z.array(problem),
  plan: perNode(nodePlan),
  /** node → output port → what it carries; absent when it cannot be told. */
  wires: perNode(z.record(z.string(), wireInfo)),
  /** node that trains → the bytes that it takes at its peak; absent when that cannot be told. */
  memory: perNode(z.number()),
});
export type Analysis = Sent<typeof analysis>;

const finishedOutput = z.strictObject({
  type: portType,
  summary: outputSummary,
  /** What it says of the pipeline that made it. */
  findings: z.array(problem).optional(),
});
export type FinishedOutput = Sent<typeof finishedOutput>;

/** Metric names as Keras reports them: loss, accuracy, val_loss, …; numbers that are not finite are null. */
const epochLog = z.strictObject({
  epoch: z.number(),
  epochs: z.number(),
  seconds: z.number(),
  logs: z.record(z.string(), z.number().nullable()),
});
export type EpochLog = Sent<typeof epochLog>;

/** A bar of an estimate in progress: its size so far, and half of its 95 % interval where that is known. */
const bar = z.strictObject({ name: z.string(), value: z.number(), half: z.number().nullable() });
export type Bar = Sent<typeof bar>;

/** What there is to see of a node before it has finished. */
const live = z.strictObject({
  /** What an estimate comes to so far, the largest first. */
  bars: z.array(bar).optional(),
  /** The epoch in progress: means over its batches so far, without validation. */
  soFar: epochLog.optional(),
});
export type Live = Sent<typeof live>;

const nodeOutcome = z.enum(['done', 'cached', 'failed', 'blocked', 'cancelled']);
export type NodeOutcome = Sent<typeof nodeOutcome>;

export const runEvent = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('run.started'), nodes: z.array(nodeId) }),
  z.strictObject({ event: z.literal('node.started'), node: nodeId, key: z.string() }),
  z.strictObject({
    event: z.literal('node.progressed'),
    node: nodeId,
    fraction: z.number().nullable(),
    note: z.string().optional(),
    ...live.shape,
  }),
  /** It goes on from a checkpoint of an earlier run, within `epoch`; `history` is what lies before, thinned when it is long. */
  z.strictObject({
    event: z.literal('node.resumed'),
    node: nodeId,
    epoch: z.number(),
    epochs: z.number(),
    history: z.array(epochLog),
  }),
  z.strictObject({ event: z.literal('epoch.finished'), node: nodeId, ...epochLog.shape }),
  z.strictObject({
    event: z.literal('node.finished'),
    node: nodeId,
    outcome: nodeOutcome,
    seconds: z.number(),
    /** Where its results are kept; absent when it has none. */
    key: z.string().optional(),
    outputs: z.record(z.string(), finishedOutput),
    problem: problem.optional(),
  }),
  z.strictObject({
    event: z.literal('run.finished'),
    outcome: z.enum(['done', 'failed', 'cancelled']),
    seconds: z.number(),
  }),
]);
export type RunEvent = Sent<typeof runEvent>;
