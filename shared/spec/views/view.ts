// What a view of results is described with: the schema of what crosses, its words, and what a page shows of it that nobody can press. How the studio
// shows it is the record of the same name in renderer/results/views.
import { z } from 'zod';
import type { Sent } from '#shared/protocol/sent.ts';
import type { CellValue } from '#shared/spec/views/cell-value.ts';
import type { Translate } from '#shared/text/translator-type.ts';

/** What crosses from the engine; `view` is the view's name. */
export interface ViewBase {
  readonly view: string;
  /** A key of words: `view.…`. */
  readonly title: string;
}

export interface ViewWords {
  /** Titles that only this view has, `view.<name>`; what a plot or a table is about stands in shared/text. */
  readonly titles?: Readonly<Record<string, string>>;
  /** What its two halves say, `views.<view>.<name>`. */
  readonly words: Readonly<Record<string, string>>;
}

/** A plot as a Vega-Lite spec that holds its data inline and no colours of its own theme. */
export const plotOfView = z.record(z.string(), z.unknown());
export type PlotOfView = Sent<typeof plotOfView>;

/** What a page that asks for nothing is made of: each answers markup, and whatever is handed in is text to it. */
export interface Page {
  readonly t: Translate;
  /** `width`: CSS pixels, the page's own at most. */
  plot(spec: PlotOfView, width?: number): Promise<string>;
  table(columns: readonly string[], rows: readonly (readonly CellValue[])[]): string;
  pictures(
    size: { readonly width: number; readonly height: number; readonly channels: 1 | 3 },
    images: readonly { readonly label: string; readonly pixels: Uint8Array }[],
  ): string;
  markdown(text: string): string;
  /** A line in small letters. */
  note(text: string): string;
  /** Four digits of a number, as text. */
  number(value: number): string;
}

/** What a view is asked for, in the order in which a person asks: how good, how it came there, where it fails, why. */
export const viewGroups = ['quality', 'curves', 'errors', 'reasons', 'data', 'making'] as const;
export type ViewGroup = (typeof viewGroups)[number];

export interface ViewSpec<V extends ViewBase> {
  readonly view: V['view'];
  readonly group: ViewGroup;
  /** Where a view of this kind, by its title, belongs elsewhere. */
  readonly groupOfTitle?: Readonly<Record<string, ViewGroup>>;
  readonly schema: z.ZodType<ViewBase>;
  readonly words: { readonly en: ViewWords; readonly zh: ViewWords };
  /** Markup of a page, from the page's own parts; '' where what is beside it says all. */
  page(view: V, page: Page): string | Promise<string>;
  /** The plot that is a file of it; `id` is the file's name. */
  plot?(view: V): { readonly id: string; readonly spec: PlotOfView };
}

/** A view whose type is that of its schema. */
export function defineView<S extends z.ZodType<ViewBase>>(
  spec: ViewSpec<Extract<Sent<S>, ViewBase>> & { readonly schema: S },
): ViewSpec<Extract<Sent<S>, ViewBase>> {
  return spec;
}
