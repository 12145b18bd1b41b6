// What the ports of one node carry, as the analysis hands it from node to node.
import type { NodeId, PipelineWire } from '#shared/document/document.ts';
import type { Graph } from '#shared/document/graph.ts';
import type { WireInfo } from '#shared/spec/ports.ts';

export type InputInfos = Readonly<Record<string, WireInfo | readonly WireInfo[] | undefined>>;
export type OutputInfos = Readonly<Record<string, WireInfo>>;

/** A pipeline, and what is known of its wires. */
export interface WiredPipeline {
  readonly graph: Graph;
  readonly wires: Readonly<Record<NodeId, OutputInfos>>;
}

/** The first wire to a port. */
export const wireTo = ({ graph }: Pick<WiredPipeline, 'graph'>, node: NodeId, port: string): PipelineWire | undefined =>
  graph.into.get(node)?.find((wire) => wire.to.port === port);

/** What it carries, where it is there and can be told. */
export function carriedTo(pipeline: WiredPipeline, node: NodeId, port: string): WireInfo | undefined {
  const from = wireTo(pipeline, node, port)?.from;
  return from && pipeline.wires[from.node]?.[from.port];
}
