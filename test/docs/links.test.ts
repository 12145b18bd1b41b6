// A link in the project's own pages leads to a file that is there, and to a place in it that is there.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { rootDir } from '#scripts/root-dir.ts';

const pages = [...globSync('*.md', { cwd: rootDir }), ...globSync('{docs,resources}/**/*.md', { cwd: rootDir })];

/** As GitHub makes it of a heading. */
const slug = (heading: string) =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');

function placesIn(text: string): ReadonlySet<string> {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slug(heading));
  const anchors = [...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id);
  return new Set([...headings, ...anchors]);
}

const read = (file: string) => readFileSync(join(rootDir, file), 'utf8');
const withoutCode = (text: string) => text.replaceAll(/^```.*?^```$/gms, '').replaceAll(/`[^`\n]*`/g, '``');
const places = new Map(pages.map((page) => [page, placesIn(read(page))]));

function isBroken(page: string, link: string): boolean {
  const [path = '', place] = link.split('#');
  const target = path === '' ? page : join(dirname(page), path);
  if (!existsSync(join(rootDir, target))) return true;
  return place !== undefined && places.get(target)?.has(place) !== true;
}

test('no link of the pages leads nowhere', () => {
  const links = pages.flatMap((page) =>
    [...withoutCode(read(page)).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link = '']) => ({ page, link }))
      .filter(({ link }) => !/^[a-z]+:/.test(link)),
  );
  expect(links.length).toBeGreaterThan(100);
  expect(links.filter(({ page, link }) => isBroken(page, link))).toEqual([]);
});

test('every page under docs/ that is written by hand is led to from README, CONTRIBUTING or ARCHITECTURE', () => {
  const entrances = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md'].map(read).join('\n');
  const lost = pages.filter((page) => /^docs\/[^/]+\.md$/.test(page) && !entrances.includes(page));
  expect(lost).toEqual([]);
});
