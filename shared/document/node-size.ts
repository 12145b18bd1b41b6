// How large a node is drawn, in pixels of the canvas: fixed by its kind, so that nothing on the canvas moves when results
// come, and places can be chosen without a canvas. Its look is renderer/canvas; a test holds the two together.
import type { NodePlace, PipelineNode } from '#shared/document/document.ts';
import { specOf } from '#shared/nodes/catalogue.ts';
import { noteTexts } from '#shared/text/note-language.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const nodeParts = {
  width: 240,
  head: 38,
  /** A row with an input and an output. */
  port: 24,
  /** Settings and what goes out. */
  line: 26,
  curve: 78,
  numbers: 72,
  picture: 152,
} as const;

/** What a node shows of its results beneath it; `none` until a person opens it. */
export type PreviewRoom = 'none' | 'numbers' | 'picture';

const shown: Readonly<Record<string, PreviewRoom>> = { evaluate: 'numbers', explain: 'picture', language: 'picture' };
const shownOfKind: Readonly<Record<string, PreviewRoom>> = {
  'train.descentView': 'picture',
  'evaluate.predict': 'picture',
  'text.generate': 'picture',
  'explain.surrogateTree': 'numbers',
};

export function previewRoom(kind: string): PreviewRoom {
  return shownOfKind[kind] ?? shown[kind.split('.')[0] ?? ''] ?? 'none';
}

/** Whether the ports stand beside the title: one of each side at most needs no words. */
export function portsInTitle(kind: string): boolean {
  const spec = specOf(kind);
  return spec !== undefined && Object.keys(spec.inputs).length <= 1 && Object.keys(spec.outputs).length <= 1;
}

/** How far below the top of its node a port stands. */
export function portHeight(kind: string, side: 'inputs' | 'outputs', port: string): number {
  if (portsInTitle(kind)) return nodeParts.head / 2;
  const row = Math.max(0, Object.keys(specOf(kind)?.[side] ?? {}).indexOf(port));
  return nodeParts.head + (row + 0.5) * nodeParts.port;
}

/** A note is as wide as it was made, and as high as its text is long. */
export function nodeSize(node: PipelineNode, place?: Pick<NodePlace, 'width' | 'collapsed'>): Size {
  const width = place?.width ?? nodeParts.width;
  if (node.kind === 'text.note') return { width, height: noteHeight(node.params['markdown'], width) };
  const spec = specOf(node.kind);
  const rows = portsInTitle(node.kind)
    ? 0
    : Math.max(Object.keys(spec?.inputs ?? {}).length, Object.keys(spec?.outputs ?? {}).length);
  const ports = rows === 0 ? 0 : rows * nodeParts.port + 8;
  const room = previewRoom(node.kind);
  const preview = room === 'none' || place?.collapsed ? 0 : nodeParts[room];
  const curve = node.kind === 'train.fit' ? nodeParts.curve : 0;
  return { width, height: nodeParts.head + ports + nodeParts.line + curve + preview };
}

/** Letters of Chinese are twice as wide as those of English. */
const letterWidth = 7.2;
const lineHeight = 20;
const wideLetters = /[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef]/gu;

function noteHeight(markdown: unknown, width: number): number {
  const fits = Math.max(1, Math.floor((width - 24) / letterWidth));
  const heights = noteTexts(typeof markdown === 'string' ? markdown : '').map((text) => {
    // Its first heading stands in the head.
    const blocks = text
      .replace(/^\s*#{1,3} .*/u, '')
      .split('\n')
      .filter((line) => line.trim() !== '');
    const lines = blocks.map((line) => Math.ceil((line.length + (line.match(wideLetters)?.length ?? 0)) / fits));
    return lines.reduce((sum, count) => sum + count, 0) * lineHeight + blocks.length * 8;
  });
  return nodeParts.head + Math.max(...heights) + 12;
}
