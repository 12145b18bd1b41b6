// What a node's output looks like to a person: a few generic views chosen by type (DESIGN section 7).

export type CellValue = string | number | boolean | null;

export interface TableSlice {
  readonly columns: readonly { readonly name: string; readonly type: 'number' | 'integer' | 'text' | 'boolean' }[];
  /** Rows from `offset`; at most the number that was asked for. */
  readonly rows: readonly (readonly CellValue[])[];
  readonly offset: number;
  readonly total: number;
}

/** `title` is a key of shared/text (`view.…`); a Vega-Lite spec holds its data inline and no colours of its own theme. */
export type ResultView =
  | { readonly view: 'table'; readonly title: string; readonly slice: TableSlice }
  | {
      readonly view: 'plot';
      readonly id: string;
      readonly title: string;
      readonly spec: Readonly<Record<string, unknown>>;
    }
  | {
      readonly view: 'metrics';
      readonly title: string;
      readonly metrics: readonly {
        readonly name: string;
        readonly value: number | null;
        /** The ends of its 95 % interval. */
        readonly interval?: { readonly low: number; readonly high: number };
      }[];
    }
  | {
      readonly view: 'images';
      readonly title: string;
      readonly width: number;
      readonly height: number;
      readonly channels: 1 | 3;
      readonly images: readonly { readonly label: string; readonly pixels: Uint8Array }[];
    }
  | {
      readonly view: 'network';
      readonly title: string;
      readonly layers: readonly {
        readonly name: string;
        readonly kind: string;
        readonly shape: readonly number[];
        readonly parameters: number;
      }[];
    }
  | { readonly view: 'text'; readonly title: string; readonly markdown: string };

/** The short form of an output, in run events and in `run --json`. Numbers that are not finite are null. */
export type OutputSummary = Readonly<
  Record<
    string,
    string | number | boolean | null | readonly (string | number | null)[] | Readonly<Record<string, number | null>>
  >
>;
