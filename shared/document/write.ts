// The document as the text of a .loom file: sorted, one node per block, each wire and each place on a line of its own,
// so that moving a node touches only its line under `layout`. write(read(text)) is text for files written here.
import type { PipelineDocument, PipelineNode } from '#shared/document/document.ts';
import { compareText, compareWires } from '#shared/document/graph.ts';

export function writeDocument(document: PipelineDocument): string {
  const parts = [
    `"formatVersion": ${document.formatVersion}`,
    `"seed": ${document.seed}`,
    `"nodes": ${list(sortedValues(document.nodes).map(nodeBlock))}`,
    `"wires": ${list(
      Object.values(document.wires)
        .sort(compareWires)
        .map(({ from, to }) =>
          line([
            ['from', `${from.node}.${from.port}`],
            ['to', `${to.node}.${to.port}`],
          ]),
        ),
    )}`,
    `"cells": ${list(document.cells.map((id) => JSON.stringify(id)))}`,
    `"frames": ${list(
      sortedValues(document.frames).map((frame) =>
        line([
          ['id', frame.id],
          ['title', frame.title],
          ['nodes', frame.nodes],
        ]),
      ),
    )}`,
    `"layout": ${places(document)}`,
  ];
  return `{\n  ${parts.join(',\n  ')}\n}\n`;
}

function sortedValues<T>(byId: Readonly<Record<string, T>>): readonly T[] {
  return Object.entries(byId)
    .sort(([one], [two]) => compareText(one, two))
    .map(([, value]) => value);
}

function nodeBlock(node: PipelineNode): string {
  const fields = [
    `"id": ${JSON.stringify(node.id)}`,
    `"kind": ${JSON.stringify(node.kind)}`,
    `"kindVersion": ${node.kindVersion}`,
    ...(node.label === undefined ? [] : [`"label": ${JSON.stringify(node.label)}`]),
    ...(node.paused ? ['"paused": true'] : []),
    `"params": ${params(node)}`,
  ];
  return `{\n      ${fields.join(',\n      ')}\n    }`;
}

function params(node: PipelineNode): string {
  const entries = Object.entries(node.params).sort(([one], [two]) => compareText(one, two));
  if (entries.length === 0) return '{}';
  const lines = entries.map(([name, value]) => `${JSON.stringify(name)}: ${oneLine(value)}`);
  return `{\n        ${lines.join(',\n        ')}\n      }`;
}

function places(document: PipelineDocument): string {
  const entries = Object.entries(document.layout).sort(([one], [two]) => compareText(one, two));
  if (entries.length === 0) return '{}';
  const lines = entries.map(([id, { x, y, width, height, collapsed }]) => {
    const fields = Object.entries({ x, y, width, height, collapsed }).filter(([, value]) => value !== undefined);
    return `${JSON.stringify(id)}: ${line(fields)}`;
  });
  return `{\n    ${lines.join(',\n    ')}\n  }`;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? '[]' : `[\n    ${items.join(',\n    ')}\n  ]`;
}

function line(fields: readonly (readonly [string, unknown])[]): string {
  return `{ ${fields.map(([name, value]) => `${JSON.stringify(name)}: ${oneLine(value)}`).join(', ')} }`;
}

/** JSON on one line, with spaces after commas and colons, and objects' keys sorted. */
function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([one], [two]) => compareText(one, two));
    return entries.length === 0 ? '{}' : line(entries);
  }
  return JSON.stringify(value);
}
