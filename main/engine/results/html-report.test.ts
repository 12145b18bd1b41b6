// A report is one file that asks for nothing, says what was found, and never lets data become markup.
import { noTable } from '#test/support/no-table.ts';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { emptyDocument } from '#shared/document/document.ts';
import type { PipelineDocument } from '#shared/document/document.ts';
import { translator } from '#shared/text/translate.ts';
import { htmlReport } from '#engine/results/html-report.ts';
import { pngFile } from '#engine/results/png.ts';
import { comparison, twoClasses } from '#test/support/report-samples.ts';
import type { ExplanationValue } from '#engine/values/explanation.ts';
import type { WireValue } from '#engine/values/wire-value.ts';

const t = translator('en');
const evil = '<script src="https://example.org/x.js"></script>';

const explanation: ExplanationValue = {
  type: 'explanation',
  method: 'exact',
  features: [evil, 'b'],
  outputs: ['yes'],
  rows: 3,
  values: Float64Array.of(0.1, 0.2, 0.3, -0.1, 0.5, 0.25),
  base: Float64Array.of(0.5),
  predictions: Float64Array.of(0.8, 0.7, 1.25),
  data: Float32Array.of(1, 2, 3, 4, 5, 6),
  source: Int32Array.of(0, 1, 2),
  additivityError: 1e-9,
  backgroundRows: 9,
  evaluations: 12,
};

function documentOf(nodes: Readonly<Record<string, string>>): PipelineDocument {
  const made = Object.entries(nodes).map(([id, kind]) => [id, { id, kind, kindVersion: 1, params: { resamples: 5 } }]);
  return {
    ...emptyDocument(),
    nodes: Object.fromEntries(made) as PipelineDocument['nodes'],
    cells: Object.keys(nodes),
  };
}

async function report(values: Readonly<Record<string, readonly [string, WireValue]>>, title = 'A title') {
  const kinds = Object.fromEntries(Object.entries(values).map(([id, [kind]]) => [id, kind]));
  const outputs = new Map(Object.entries(values).map(([id, [, value]]) => [id, { out: value }]));
  return htmlReport({ title, document: documentOf(kinds), outputs, readTable: noTable }, t);
}

describe('a report', () => {
  it('shows a note as Markdown, with HTML as text and pictures as words', async () => {
    const document = documentOf({ note: 'text.note' });
    const markdown =
      '## Heading\n\n*stressed* <b onclick="x()">bold</b> ![a chart](https://example.org/a.png)\n\n---\n\n[x](javascript:x())';
    const node = { ...document.nodes['note'], params: { markdown } };
    const noted = { ...document, nodes: { note: node } } as PipelineDocument;
    const html = await htmlReport(
      { title: 'T', document: noted, outputs: new Map([['note', {}]]), readTable: noTable },
      t,
    );
    expect(html).toContain('<h2>Heading</h2>');
    expect(html).toContain('<em>stressed</em> &lt;b onclick=&quot;x()&quot;&gt;');
    expect(html).toContain('<hr');
    expect(html).not.toMatch(/<img|javascript:/);
  });

  it('asks for nothing and runs nothing', async () => {
    const html = await report(
      {
        one: ['evaluate.evaluate', twoClasses],
        two: ['explain.shap', explanation],
        three: ['evaluate.compare', comparison],
      },
      evil,
    );
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|<iframe|<object|@import|url\((?!#)/i);
    // Nothing that a browser fetches has an address other than data: or a place on the page.
    const tags = [...html.matchAll(/<[a-z][^>]*>/gi)].map(([tag]) => tag);
    const addresses = tags.flatMap((tag) =>
      [...tag.matchAll(/\s(?:src|href|xlink:href|action|data)="([^"]*)"/g)].map(([, address]) => address),
    );
    expect(addresses.filter((address) => !/^(#|data:)/.test(address ?? ''))).toEqual([]);
    expect(html).toContain('&lt;script');
  });

  it('has the figures with their intervals, every plot and the tables', async () => {
    const html = await report({ one: ['evaluate.evaluate', twoClasses] });
    expect(html).toContain('<h1>A title</h1>');
    expect(html).toMatch(/Accuracy<\/td><td class="number" title="0.75">0.75<\/td><td>0.5 – 0.9/);
    expect(html.match(/<svg/g)).toHaveLength(twoClasses.curves?.length ?? 0);
    expect(html).toContain('petal length');
    expect(html).toContain('Bootstrap resamples');
  });

  it('draws of an explanation what needs no choice', async () => {
    const html = await report({ one: ['explain.shap', explanation] });
    for (const title of ['What matters overall', 'Beeswarm', 'Heat map', 'Waterfall of a row'])
      expect(html).toContain(`<h3>${title}</h3>`);
    expect(html).toContain('E[f(x)]');
  });

  it('leaves out nodes without results, and says when there are none', async () => {
    expect(await report({})).toContain('No node has results yet.');
  });

  it('is the same bytes each time', async () => {
    const values = { one: ['explain.shap', explanation] } as const;
    expect(await report(values)).toBe(await report(values));
  });
});

describe('a PNG', () => {
  it('holds the pixels that went in', () => {
    const file = pngFile(2, 2, 3, Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
    expect(file.subarray(1, 4).toString()).toBe('PNG');
    const at = file.indexOf('IDAT');
    const length = file.readUInt32BE(at - 4);
    const lines = inflateSync(file.subarray(at + 4, at + 4 + length));
    expect([...lines]).toEqual([0, 1, 2, 3, 4, 5, 6, 0, 7, 8, 9, 10, 11, 12]);
    expect([file.readUInt32BE(16), file.readUInt32BE(20), file[24], file[25]]).toEqual([2, 2, 8, 2]);
  });
});
