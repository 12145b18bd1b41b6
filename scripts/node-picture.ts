// A picture of a node kind as an SVG: what the studio draws of a new one, its everyday settings with their defaults spelt
// out. The card has a ground of its own, so that it reads on a light page and on a dark one.
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { icons, isIconName } from '#renderer/ui/icon-names.ts';
import { familyColours } from '#shared/spec/define-node.ts';
import type { Family, NodeSpec } from '#shared/spec/define-node.ts';
import { paramApplies } from '#shared/spec/param.ts';
import { portTypes } from '#shared/spec/ports.ts';
import type { InputPort, OutputPort, PortType } from '#shared/spec/ports.ts';
import type { Translate } from '#shared/text/translate.ts';
import { defaultText } from '#scripts/default-text.ts';

const width = 300;
/** Room for the half of a port that stands out of the card. */
const edge = 8;
const head = 36;
const row = 20;
const pad = 14;
/** Beyond these the picture says only how many there are. */
const mostSettings = 7;

/** The studio's (renderer/ui/theme.css). */
const ground = { surface: ['#ffffff', '#1a1e26'], border: ['#d8dce3', '#333b48'] } as const;
const ink = { text: ['#1b2330', '#e6e9ef'], muted: ['#545e6e', '#a6afbd'] } as const;
type Pair = readonly [light: string, dark: string];

const colourOf = (type: PortType | null): Pair =>
  type === null ? ink.muted : [portTypes[type].colour.light, portTypes[type].colour.dark];

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** About how wide a character is, in ems of a common sans serif: every reader has another one. */
function emsOf(character: string): number {
  if (/[\u2E80-\uFFFF]/.test(character)) return 1;
  if (/[MWmw@%→×]/.test(character)) return 0.88;
  if (/[A-Z0-9_~=+<>–]/.test(character)) return 0.66;
  return /[ijltfrI.,:;'’|()[\]/ ]/.test(character) ? 0.36 : 0.57;
}

const widthOf = (text: string, size: number) => Array.from(text).reduce((sum, one) => sum + emsOf(one) * size, 0);

/** Cut where it would be wider. */
function fitted(text: string, size: number, most: number): string {
  if (widthOf(text, size) <= most) return text;
  let kept = '';
  for (const one of text) {
    if (widthOf(`${kept}${one}…`, size) > most) break;
    kept += one;
  }
  return `${kept.trimEnd()}…`;
}

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly of: string;
  readonly end?: boolean;
}

const text = (words: string, { x, y, of, end }: Placed) =>
  `<text x="${x}" y="${y}" class="${of}${end === true ? ' e' : ''}">${escaped(words)}</text>`;

interface Drawn {
  readonly spec: NodeSpec;
  readonly t: Translate;
  readonly comma: string;
}

function ports({ spec, t }: Drawn): { readonly rows: number; readonly lines: readonly string[] } {
  const [inputs, outputs] = [Object.entries(spec.inputs), Object.entries(spec.outputs)];
  const line = (side: 'inputs' | 'outputs', [name, port]: readonly [string, InputPort & OutputPort], i: number) => {
    const y = head + 18 + i * row;
    const isInput = side === 'inputs';
    const note = port.optional === true ? ` (${t('studio.common.optional')})` : '';
    const label = fitted(t(`nodes.${spec.kind}.${side}.${name}`) + note, 11, width / 2 - pad);
    const cx = isInput ? edge : width - edge;
    // Several wires end at one port: a second ring.
    const many = port.many === true ? `<circle cx="${cx}" cy="${y}" r="2" class="d ${port.type}"/>` : '';
    return [
      `<circle cx="${cx}" cy="${y}" r="5" class="p ${port.type}"/>${many}`,
      text(label, { x: isInput ? edge + pad : width - edge - pad, y: y + 4, of: 'm', end: !isInput }),
    ];
  };
  return {
    rows: Math.max(inputs.length, outputs.length),
    lines: [
      ...inputs.flatMap((entry, i) => line('inputs', entry, i)),
      ...outputs.flatMap((entry, i) => line('outputs', entry, i)),
    ],
  };
}

/** Label and default of the settings that are in force in a new node and not folded away. */
function settings({ spec, t, comma }: Drawn): readonly (readonly [string, string])[] {
  const defaults = Object.fromEntries(Object.entries(spec.params).map(([name, param]) => [name, param.default]));
  return Object.entries(spec.params)
    .filter(([, param]) => param.advanced !== true && paramApplies(param, defaults))
    .map(([name, param]) => {
      const words = `nodes.${spec.kind}.params.${name}`;
      const option = (one: string) => t(`${words}.options.${one}`);
      return [t(`${words}.label`), defaultText(param, { t, comma, option, typed: (typed) => typed })];
    });
}

function settingLines(all: readonly (readonly [string, string])[], top: number): readonly string[] {
  const room = width - 2 * (edge + pad) - 14;
  const shown = all.length > mostSettings ? all.slice(0, mostSettings - 1) : all;
  return [
    ...shown.flatMap(([label, value], i) => {
      const y = top + 18 + i * row;
      const ofValue = fitted(value, 11, Math.max(room * 0.4, room - widthOf(label, 11)));
      return [
        text(fitted(label, 11, room - widthOf(ofValue, 11)), { x: edge + pad, y, of: 'm' }),
        text(ofValue, { x: width - edge - pad, y, of: 't', end: true }),
      ];
    }),
    ...(shown.length < all.length
      ? [text(`+ ${all.length - shown.length}`, { x: edge + pad, y: top + 18 + shown.length * row, of: 'm' })]
      : []),
  ];
}

function iconPaths(name: string): string {
  const drawn = renderToStaticMarkup(createElement(icons[isIconName(name) ? name : 'circle-dashed'], { size: 14 }));
  return drawn.replaceAll(/^<svg[^>]*>|<\/svg>$/g, '').replaceAll(/><\/\w+>/g, '/>');
}

/** Colours of the light page, and those of the dark one where the reader asks for it. */
function styles(types: readonly PortType[], family: Pair): string {
  const rules = (at: 0 | 1) =>
    [
      `.c{fill:${ground.surface[at]};stroke:${ground.border[at]}}.l{stroke:${ground.border[at]}}`,
      `.t{fill:${ink.text[at]}}.m{fill:${ink.muted[at]}}.p{fill:${ground.surface[at]}}`,
      `.f{stroke:${family[at]}}.g{fill:${family[at]}}`,
      ...types.map((type) => `.${type}{stroke:${colourOf(type)[at]}}.d.${type}{fill:${colourOf(type)[at]}}`),
    ].join('');
  const font = "font:11px 'Inter','Segoe UI',system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";
  return `text{${font}}.h{font-size:13px;font-weight:600}.e{text-anchor:end}.p{stroke-width:2}${rules(0)}@media(prefers-color-scheme:dark){${rules(1)}}`;
}

/** The same spec and words give the same bytes. */
export function nodePicture(drawn: Drawn): string {
  const { spec, t } = drawn;
  const family = colourOf(familyColours[spec.kind.slice(0, spec.kind.indexOf('.')) as Family]);
  const all = settings(drawn);
  const { rows, lines } = ports(drawn);
  const below = head + (rows === 0 ? 0 : rows * row + 16);
  const settingsHeight = all.length === 0 ? 0 : Math.min(all.length, mostSettings) * row + 12;
  const height = Math.max(below + settingsHeight, head + 12);
  const types = [...new Set([...Object.values(spec.inputs), ...Object.values(spec.outputs)].map(({ type }) => type))];
  const title = t(`nodes.${spec.kind}.title`);
  const rule = (y: number) => `<path d="M${edge} ${y + 0.5}H${width - edge}" class="l"/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height + 2}" viewBox="0 -.5 ${width} ${height + 2}" role="img" aria-label="${escaped(title)}">`,
    `<style>${styles(types, family)}</style>`,
    `<rect x="${edge}" y=".5" width="${width - 2 * edge}" height="${height}" rx="10" class="c"/>`,
    `<rect x="${edge + 8}" y="7" width="22" height="22" rx="4" class="g" opacity=".16"/>`,
    `<g transform="translate(${edge + 12} 11) scale(.5833)" fill="none" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" class="f">${iconPaths(spec.icon)}</g>`,
    text(fitted(title, 13, width - 2 * edge - 50), { x: edge + 38, y: 22.5, of: 'h t' }),
    ...(rows + all.length > 0 ? [rule(head)] : []),
    ...(rows > 0 && all.length > 0 ? [rule(below)] : []),
    ...lines,
    ...settingLines(all, below),
    '</svg>',
    '',
  ].join('\n');
}
