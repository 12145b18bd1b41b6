// Which wire two ports would make, and why it may not be. The rules are shared/document/connection.ts's.
import type { PortEnd } from '#renderer/state/view-store.ts';
import { canConnect, inputPort, outputPort } from '#shared/document/connection.ts';
import type { NodeId, PipelineDocument, PipelineWire } from '#shared/document/document.ts';
import { specOf } from '#shared/nodes/catalogue.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import { portFit } from '#shared/spec/ports.ts';
import type { PortType } from '#shared/spec/ports.ts';

/** A port as React Flow tells it. */
export function portEnd(node: NodeId, port: string | null | undefined, type: 'source' | 'target'): PortEnd {
  return { node, port: port ?? '', side: type === 'source' ? 'output' : 'input' };
}

/** The wire between two ends, whichever was taken first; undefined between two of the same side. */
export function proposedWire(one: PortEnd, two: PortEnd): PipelineWire | undefined {
  if (one.side === two.side) return undefined;
  const [from, to] = one.side === 'output' ? [one, two] : [two, one];
  return { from: { node: from.node, port: from.port }, to: { node: to.node, port: to.port } };
}

export function wireRefusal(document: PipelineDocument, wire: PipelineWire): Problem | undefined {
  const answer = canConnect(document, wire.from, wire.to);
  return answer.ok ? undefined : answer.problem;
}

export function portTypeOf(document: PipelineDocument, end: PortEnd): PortType | undefined {
  const node = document.nodes[end.node];
  return (end.side === 'output' ? outputPort(node, end.port) : inputPort(node, end.port))?.type;
}

/** The port of a kind that an open end could be wired to; the first that fits exactly, else by conversion. */
export function fittingPort(document: PipelineDocument, end: PortEnd, kind: NodeKind): string | undefined {
  const type = portTypeOf(document, end);
  if (!type) return undefined;
  const spec = specOf(kind);
  const ports = Object.entries((end.side === 'output' ? spec?.inputs : spec?.outputs) ?? {});
  const input = inputPort(document.nodes[end.node], end.port) ?? { type };
  const exact = ports.find(([, port]) => port.type === type);
  if (exact) return exact[0];
  return ports.find(([, port]) => (end.side === 'output' ? portFit(type, port) : portFit(port.type, input)).fits)?.[0];
}

export interface WireTarget extends PortEnd {
  readonly replaces: boolean;
}

/** Every port in the document that an end may be wired to, nearest first. */
export function wireTargets(document: PipelineDocument, end: PortEnd): readonly WireTarget[] {
  const side = end.side === 'output' ? 'input' : 'output';
  const targets: WireTarget[] = [];
  for (const [node, { kind }] of Object.entries(document.nodes)) {
    const spec = specOf(kind);
    const ports = side === 'input' ? spec?.inputs : spec?.outputs;
    for (const port of Object.keys(ports ?? {})) {
      const wire = proposedWire(end, { node, port, side });
      if (!wire || wireRefusal(document, wire)) continue;
      const taken = Object.values(document.wires).filter(
        (other) => other.to.node === wire.to.node && other.to.port === wire.to.port,
      );
      if (taken.some((other) => other.from.node === wire.from.node && other.from.port === wire.from.port)) continue;
      targets.push({ node, port, side, replaces: taken.length > 0 });
    }
  }
  const here = document.layout[end.node];
  const far = (target: WireTarget) => {
    const there = document.layout[target.node];
    return here && there ? Math.hypot(there.x - here.x, there.y - here.y) : Infinity;
  };
  return targets.toSorted((one, two) => Number(one.replaces) - Number(two.replaces) || far(one) - far(two));
}
