// What is offered first when a node is added: at the end of a wire, or beside the node that is selected.
import { fittingPort } from '#renderer/canvas/wiring.ts';
import type { WireCounts } from '#shared/nodes/likely-next.ts';
import { likelyNext } from '#shared/nodes/likely-next.ts';
import type { PortEnd } from '#renderer/state/view-store.ts';
import { portTypeOf } from '#renderer/canvas/wiring.ts';
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';
import { catalogue, specOf } from '#shared/nodes/catalogue.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';

export interface Offer {
  readonly kind: NodeKind;
  /** Something speaks for it: it is usual, sensible, or what this person does. */
  readonly isLikely: boolean;
}

const kinds = Object.keys(catalogue) as NodeKind[];

/** The kinds that could stand at an open end, the likeliest first; what fits by conversion alone after what fits as it is. */
export function offersAt(document: PipelineDocument, end: PortEnd, counts: WireCounts): readonly Offer[] {
  const weigh = likelyNext(document, end, counts);
  const type = portTypeOf(document, end);
  return kinds
    .flatMap((kind) => {
      const port = fittingPort(document, end, kind);
      if (port === undefined) return [];
      const spec = specOf(kind);
      const there = (end.side === 'output' ? spec?.inputs : spec?.outputs)?.[port]?.type;
      const weight = weigh(kind);
      return [{ kind, weight: weight === 0 && there !== type ? -0.5 : weight }];
    })
    .toSorted((one, two) => two.weight - one.weight)
    .map(({ kind, weight }) => ({ kind, isLikely: weight > 0 }));
}

/** The kinds that go with a node: behind its outputs, and before its inputs that nothing is wired to; the likeliest first. */
export function offersBeside(document: PipelineDocument, node: NodeId, counts: WireCounts): readonly Offer[] {
  const spec = specOf(document.nodes[node]?.kind ?? '');
  const wired = new Set(
    Object.values(document.wires)
      .filter(({ to }) => to.node === node)
      .map(({ to }) => to.port),
  );
  const missing = Object.entries(spec?.inputs ?? {}).filter(([port, { optional }]) => !wired.has(port) && !optional);
  // A table that is read again as a table is behind the node, too, but a report is the end of a way.
  const ends: PortEnd[] = [
    ...missing.map(([port]) => ({ node, port, side: 'input' as const })),
    ...Object.keys(spec?.outputs ?? {}).map((port) => ({ node, port, side: 'output' as const })),
  ];
  const best = new Map<NodeKind, { rank: number; isLikely: boolean }>();
  for (const end of ends) {
    for (const [rank, { kind, isLikely }] of offersAt(document, end, counts).entries()) {
      const before = best.get(kind);
      if (!before || rank < before.rank) best.set(kind, { rank, isLikely: isLikely || (before?.isLikely ?? false) });
    }
  }
  return [...best]
    .toSorted(([, one], [, two]) => Number(two.isLikely) - Number(one.isLikely) || one.rank - two.rank)
    .map(([kind, { isLikely }]) => ({ kind, isLikely }));
}
