// What wires carry (DESIGN section 3), and which wire may go into which port. A new type is a file in ports/ and a line here.
import { z } from 'zod';
import { dataset } from '#shared/spec/ports/dataset.ts';
import { explanation } from '#shared/spec/ports/explanation.ts';
import { layer } from '#shared/spec/ports/layer.ts';
import { model } from '#shared/spec/ports/model.ts';
import { optimizer } from '#shared/spec/ports/optimizer.ts';
import type { PortTypeSpec } from '#shared/spec/ports/port-type.ts';
import { predictions } from '#shared/spec/ports/predictions.ts';
import { report } from '#shared/spec/ports/report.ts';
import { table } from '#shared/spec/ports/table.ts';
import { wordVectors } from '#shared/spec/ports/word-vectors.ts';
import type { Translate } from '#shared/text/translator-type.ts';

const list = [table, dataset, layer, optimizer, model, predictions, report, explanation, wordVectors] as const;

type Described = (typeof list)[number] extends infer S ? (S extends PortTypeSpec<infer I> ? I : never) : never;

/** What a wire carries, known before the run (DESIGN section 4). */
export type WireInfo = Described;
export type PortType = WireInfo['type'];
export const wireInfo = z.union(list.map(({ schema }) => schema)) as z.ZodType<WireInfo>;
export const portType = z.enum(list.map(({ type }) => type));
export type InfoOf<T> = Extract<WireInfo, { readonly type: T }>;

/** By type, in the order in which people meet them. */
export const portTypes = Object.fromEntries(list.map((spec) => [spec.type, spec])) as {
  readonly [T in PortType]: PortTypeSpec<InfoOf<T>>;
};

const specOf = (info: WireInfo): PortTypeSpec<WireInfo> => portTypes[info.type] as unknown as PortTypeSpec<WireInfo>;

/** What a wire carries, as short as it can be told. */
export const wireLine = (info: WireInfo, t: Translate): string => specOf(info).line(info, t);

/** What a wire carries, as pairs of words. */
export const wireFacts = (info: WireInfo, t: Translate): readonly (readonly [string, string])[] =>
  specOf(info).facts(info, t);

export interface InputPort {
  readonly type: PortType;
  /** The node runs without a wire here. */
  readonly optional?: true;
  /** Takes any number of wires; their order is the order of their sources' ids. */
  readonly many?: true;
  /** Beside a port `model`: takes a table as well, as rows for that model. */
  readonly orTable?: true;
}

export interface OutputPort {
  readonly type: PortType;
}

export type Conversion = 'as-table' | 'by-model';
export type Fit = { readonly fits: true; readonly conversion?: Conversion } | { readonly fits: false };

/** Whether an output of type `from` may be wired to an input, and by which conversion. */
export function portFit(from: PortType, { type: to, orTable }: Pick<InputPort, 'type' | 'orTable'>): Fit {
  if (from === to) return { fits: true };
  if (to === 'table' && portTypes[from].readableAsTable) return { fits: true, conversion: 'as-table' };
  if (from === 'table' && orTable) return { fits: true, conversion: 'by-model' };
  return { fits: false };
}

type Language = 'en' | 'zh';

/** `portTypes.<type>`: a type's name; `wires.<type>`: the words of its facts and lines. */
export function portTypeWords(language: Language): {
  readonly portTypes: Readonly<Record<string, string>>;
  readonly wires: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
} {
  return {
    portTypes: Object.fromEntries(list.map(({ type, words }) => [type, words[language].name])),
    wires: Object.fromEntries(
      list.map(({ type, words }) => [type, { facts: words[language].facts, lines: words[language].lines ?? {} }]),
    ),
  };
}
