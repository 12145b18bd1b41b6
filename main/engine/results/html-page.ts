// The parts of a page that asks for nothing: plots as inline SVG, pictures as PNG in the page, tables, text. Which view is
// made of what is its record in shared/spec/views.
import { micromark } from 'micromark';
import type { CellValue } from '#shared/protocol/results.ts';
import type { Page } from '#shared/spec/views/view.ts';
import type { Translate } from '#shared/text/translate.ts';
import { pngFile } from '#engine/results/png.ts';
import { plotSvgOr } from '#engine/results/svg.ts';
import { shortNumber } from '#shared/text/number-text.ts';

const plotWidth = 640;

/** `place`: begins the names of gradients, which are the whole page's. */
export function htmlPage(t: Translate, place: string): Page {
  return {
    t,
    plot: async (spec, width = plotWidth) =>
      `<figure>${await plotSvgOr(t('studio.results.plotFailed'), spec, Math.min(plotWidth, width), place)}</figure>`,
    table: tableHtml,
    pictures: (size, images) => `<ul class="pictures">${images.map((image) => pictureHtml(size, image)).join('')}</ul>`,
    markdown: markdownHtml,
    note: (text) => `<p class="note">${escaped(text)}</p>`,
    number: shortNumber,
  };
}

function tableHtml(columns: readonly string[], rows: readonly (readonly CellValue[])[]): string {
  const head = columns.map((name) => `<th scope="col">${escaped(name)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`).join('');
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function cellHtml(cell: CellValue): string {
  if (cell === null) return '<td>–</td>';
  if (typeof cell === 'number') return `<td class="number" title="${cell}">${shortNumber(cell)}</td>`;
  return `<td>${escaped(String(cell))}</td>`;
}

type Pictures = Parameters<Page['pictures']>;

function pictureHtml({ width, height, channels }: Pictures[0], { label, pixels }: Pictures[1][number]): string {
  const scale = Math.max(1, Math.floor(72 / Math.max(width, height)));
  const address = `data:image/png;base64,${pngFile(width, height, channels, pixels).toString('base64')}`;
  return `<li><img src="${address}" alt="${escaped(label)}" width="${width * scale}" height="${height * scale}"><span>${escaped(label)}</span></li>`;
}

/** As the studio shows it: raw HTML stays text, and a picture is its words, for the page asks for nothing. */
export const markdownHtml = (markdown: string): string =>
  `<div class="words">${micromark(markdown, { extensions: [{ disable: { null: ['labelStartImage'] } }] })}</div>`;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Whatever a file or a column says, it is text and never markup. */
export function escaped(value: string): string {
  return value.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
}
