// All value kinds by type. A new one is a file here, its value in values/, its port type in shared/spec/ports, and a line in
// each of the two lists.
import type { OutputSummary, ResultView } from '#shared/protocol/results.ts';
import type { FinishedOutput } from '#shared/protocol/run.ts';
import type { PortType, WireInfo } from '#shared/spec/ports.ts';
import type { Translate } from '#shared/text/translate.ts';
import { dataset } from '#engine/kinds/dataset.ts';
import { explanation } from '#engine/kinds/explanation.ts';
import type { ReadTable, ValueKind } from '#engine/kinds/kind.ts';
import { layer } from '#engine/kinds/layer.ts';
import { model } from '#engine/kinds/model.ts';
import { optimizer } from '#engine/kinds/optimizer.ts';
import { predictions } from '#engine/kinds/predictions.ts';
import { report } from '#engine/kinds/report.ts';
import { table } from '#engine/kinds/table.ts';
import { wordVectors } from '#engine/kinds/word-vectors.ts';
import type { ValueTable } from '#engine/table/value-table.ts';
import type { ValueOf, WireValue } from '#engine/values/wire-value.ts';

const kinds = { table, dataset, layer, optimizer, model, predictions, report, explanation, wordVectors } satisfies {
  readonly [T in PortType]: ValueKind<ValueOf<T>>;
};

/** The record of a value's type. */
export function kindOf<V extends WireValue>(value: V): ValueKind<V> {
  return kinds[value.type] as unknown as ValueKind<V>;
}

/** @internal What a runner must have predicted of the value. */
export const infoOf = (value: WireValue): WireInfo => kindOf(value).describe(value);

/** @internal Its short form. */
export const summaryOf = (value: WireValue): OutputSummary => kindOf(value).summary(value);

/** What is told of a finished output. */
export function finishedOutput(value: WireValue): FinishedOutput {
  const findings = kindOf(value).findings?.(value) ?? [];
  return { type: value.type, summary: summaryOf(value), ...(findings.length > 0 && { findings: [...findings] }) };
}

/** Every view of a value, in order; at least one. */
export const viewsOf = async (value: WireValue, t: Translate, readTable: ReadTable): Promise<readonly ResultView[]> =>
  kindOf(value).views(value, t, readTable);

/** A value as a table; undefined for what cannot be read as one. */
export const tableFrom = (value: WireValue): ValueTable | undefined => kindOf(value).table?.(value);

/** The value with all rows in memory, for runners that cannot read them in blocks. */
export const residentValue = async (value: WireValue, signal: AbortSignal): Promise<WireValue> =>
  (await kindOf(value).rows?.resident(value, signal)) ?? value;

/** The value as the store keeps it: whole, wherever its rows lay. */
export const plainValue = (value: WireValue): WireValue => kindOf(value).rows?.plain(value) ?? value;

/** Whether the rows of such values may be left in the store's file. */
export const mayStayInFile = (type: PortType): boolean => 'rows' in kinds[type];

/** The file that holds a part of the value; undefined for what is held as a whole. */
export const ownFileOf = (value: WireValue): string | undefined => kindOf(value).ownFile?.of(value);

/** The value with its own file where `place` says; the same value where it has none. */
export function withOwnFile(value: WireValue, place: (file: string) => string): WireValue {
  const { ownFile } = kindOf(value);
  return ownFile ? ownFile.movedTo(value, place(ownFile.of(value))) : value;
}
