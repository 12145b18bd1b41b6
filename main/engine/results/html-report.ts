// A whole pipeline as one HTML file that asks for nothing: facts, figures, plots as inline SVG, pictures and the first
// rows of tables. Its own policy forbids every request and every script, so a browser shows it offline or not at all.
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';
import { graphOf, topologicalOrder } from '#shared/document/graph.ts';
import { isNodeKind, specOf } from '#shared/nodes/catalogue.ts';
import { viewSpec } from '#shared/spec/views.ts';
import type { Translate } from '#shared/text/translate.ts';
import { escaped as text, htmlPage, markdownHtml } from '#engine/results/html-page.ts';
import { reportStyle } from '#engine/results/report-style.ts';
import { kindOf, viewsOf } from '#engine/kinds/kinds.ts';
import type { ReadTable } from '#engine/kinds/kind.ts';
import type { WireValue } from '#engine/values/wire-value.ts';

export interface ReportInput {
  readonly title: string;
  readonly document: PipelineDocument;
  /** What nodes made; those without results are left out. */
  readonly outputs: ReadonlyMap<NodeId, Readonly<Record<string, WireValue>>>;
  readonly readTable: ReadTable;
}

export async function htmlReport({ title, document, outputs, readTable }: ReportInput, t: Translate): Promise<string> {
  const shown = nodesInOrder(document).filter((id) => outputs.has(id));
  const sections: string[] = [];
  for (const id of shown) sections.push(await nodeSection(id, document, outputs.get(id) ?? {}, readTable, t));
  const facts: readonly (readonly [string, string])[] = [
    [t('report.nodes'), String(Object.keys(document.nodes).length)],
    [t('report.wires'), String(Object.keys(document.wires).length)],
    [t('report.seed'), String(document.seed)],
    [t('report.madeWith'), 'Neuroloom'],
  ];
  const contents = shown.map((id) => `<li><a href="#${anchor(id)}">${text(nodeTitle(id, document, t))}</a></li>`);
  return [
    '<!doctype html>',
    `<html lang="${text(t('report.lang'))}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${text(title)}</title>`,
    // An address that is none, so that no browser looks for one.
    '<link rel="icon" href="data:,">',
    `<style>${reportStyle}</style>`,
    '</head>',
    '<body>',
    `<header><h1>${text(title)}</h1>`,
    `<dl class="facts">${facts.map(([name, value]) => `<div><dt>${text(name)}</dt><dd>${text(value)}</dd></div>`).join('')}</dl>`,
    shown.length > 1
      ? `<nav aria-label="${text(t('report.contents'))}"><ol>${contents.join('')}</ol></nav>`
      : shown.length === 0
        ? `<p>${text(t('report.nothing'))}</p>`
        : '',
    '</header>',
    `<main>${sections.join('\n')}</main>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** As a person reads the pipeline: the notebook's order, then what is in none by its wires. */
function nodesInOrder(document: PipelineDocument): NodeId[] {
  const order = topologicalOrder(graphOf(document));
  return [...new Set([...document.cells, ...order, ...Object.keys(document.nodes)])].filter((id) =>
    Object.hasOwn(document.nodes, id),
  );
}

const kindTitle = (kind: string, t: Translate): string => (isNodeKind(kind) ? t(`nodes.${kind}.title`) : kind);

function nodeTitle(id: NodeId, document: PipelineDocument, t: Translate): string {
  const node = document.nodes[id];
  return `${node?.label ?? kindTitle(node?.kind ?? '', t)} · ${id}`;
}

async function nodeSection(
  id: NodeId,
  document: PipelineDocument,
  outputs: Readonly<Record<string, WireValue>>,
  readTable: ReadTable,
  t: Translate,
): Promise<string> {
  const parts: string[] = [];
  const seen = new Set<string>();
  for (const value of Object.values(outputs)) {
    const views = await viewsOf(value, t, readTable);
    const figures = kindOf(value).figures?.(value, t) ?? [];
    // The figures are the explorer's choice for a page; the overall plot is among them.
    const all = figures.length > 0 ? [...figures, ...views.filter(({ view }) => view !== 'plot')] : views;
    for (const view of all) {
      const html = await viewSpec(view).page(view, htmlPage(t, `${anchor(id)}-${parts.length}-`));
      // A training's model and its history show the same curves.
      if (html === '' || seen.has(html)) continue;
      seen.add(html);
      parts.push(`<section><h3>${text(t(view.title))}</h3>${html}</section>`);
    }
  }
  const node = document.nodes[id];
  const note = node?.kind === 'text.note' ? node.params['markdown'] : undefined;
  if (typeof note === 'string')
    return `<article id="${anchor(id)}"><h2>${text(nodeTitle(id, document, t))}</h2>${markdownHtml(note)}</article>`;
  const from = Object.values(document.wires).flatMap((wire) => (wire.to.node === id ? [wire.from.node] : []));
  const origin =
    from.length > 0 ? `<p class="from">${text(t('report.inputs', { from: [...new Set(from)].join(', ') }))}</p>` : '';
  return `<article id="${anchor(id)}"><h2>${text(nodeTitle(id, document, t))}</h2>${origin}${settings(id, document, t)}${parts.join('\n')}</article>`;
}

function settings(id: NodeId, document: PipelineDocument, t: Translate): string {
  const node = document.nodes[id];
  const params = Object.entries(node?.params ?? {});
  const spec = specOf(node?.kind ?? '');
  if (!node || !spec || params.length === 0) return '';
  const rows = params.map(([name, value]) => {
    const param = Object.hasOwn(spec.params, name) ? spec.params[name] : undefined;
    const label = param ? t(`nodes.${node.kind}.params.${name}.label`) : name;
    const chosen =
      param?.type === 'choice' && typeof value === 'string'
        ? t(`nodes.${node.kind}.params.${name}.options.${value}`)
        : undefined;
    return `<tr><th scope="row">${text(label)}</th><td>${text(chosen ?? settingText(value))}</td></tr>`;
  });
  return `<details><summary>${text(t('report.parameters'))}</summary><table class="settings">${rows.join('')}</table></details>`;
}

const settingText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : JSON.stringify(value);

const anchor = (id: NodeId): string => `node-${encodeURIComponent(id)}`;
