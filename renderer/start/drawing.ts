// A pipeline as a small drawing: boxes where its nodes stand, lines where its wires run. Pure geometry.
import type { PipelineDocument } from '#shared/document/document.ts';
import { specOf } from '#shared/nodes/catalogue.ts';
import type { PortType } from '#shared/spec/ports.ts';

export interface DrawnNode {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Of its first output, else of its first input; undefined for a note. */
  readonly type: PortType | undefined;
}

export interface Drawing {
  readonly nodes: readonly DrawnNode[];
  readonly lines: readonly { readonly id: string; readonly path: string; readonly type: PortType | undefined }[];
  /** For an SVG's viewBox. */
  readonly box: readonly [number, number, number, number];
}

/** As the canvas draws them, roughly, in its pixels. */
const nodeSize = { width: 224, height: 130 };
const room = 40;

export function drawPipeline(document: PipelineDocument): Drawing {
  const places = new Map<string, DrawnNode>();
  for (const [id, node] of Object.entries(document.nodes)) {
    const place = document.layout[id];
    if (!place || node.kind === 'text.note') continue;
    const spec = specOf(node.kind);
    const type = (Object.values(spec?.outputs ?? {})[0] ?? Object.values(spec?.inputs ?? {})[0])?.type;
    places.set(id, { id, x: place.x, y: place.y, ...nodeSize, type });
  }
  const nodes = [...places.values()];
  const lines = Object.entries(document.wires).flatMap(([id, { from, to }]) => {
    const [one, two] = [places.get(from.node), places.get(to.node)];
    if (!one || !two) return [];
    const [x1, y1, x2, y2] = [one.x + one.width, one.y + one.height / 2, two.x, two.y + two.height / 2];
    const bend = Math.max(40, Math.abs(x2 - x1) / 2);
    const type = specOf(document.nodes[from.node]?.kind ?? '')?.outputs[from.port]?.type;
    return [{ id, path: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`, type }];
  });
  if (nodes.length === 0) return { nodes, lines, box: [0, 0, 1, 1] };
  const left = Math.min(...nodes.map((node) => node.x)) - room;
  const top = Math.min(...nodes.map((node) => node.y)) - room;
  const right = Math.max(...nodes.map((node) => node.x + node.width)) + room;
  const bottom = Math.max(...nodes.map((node) => node.y + node.height)) + room;
  return { nodes, lines, box: [left, top, right - left, bottom - top] };
}
