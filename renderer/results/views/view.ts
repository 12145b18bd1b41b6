// How the studio shows a view of results. Its words, and what a page shows of it, are the record of the same name in
// shared/spec/views.
import type { ComponentType } from 'react';
import type { ViewBase } from '#shared/spec/views/view.ts';
import type { Translate } from '#shared/text/translate.ts';

export interface ViewProps<V> {
  readonly view: V;
  /** Beneath a node. */
  readonly compact: boolean;
  /** Side by side with others: a plot instead of what is walked through. */
  readonly glance: boolean;
  /** Room for a plot, CSS pixels; its own height without this. */
  readonly height: number | undefined;
  /** Where a table's other rows come from: of the view that stands for the output itself. */
  readonly source: { readonly key: string; readonly port: string } | undefined;
}

/** As a page hands them over that is not beside others. */
export type ContentProps<V> = Pick<ViewProps<V>, 'view'> & Partial<ViewProps<V>>;

export interface ShownView<V extends ViewBase> {
  readonly Content: ComponentType<ViewProps<V>>;
  /** It is read at a glance, beside others: as numbers, which stay in view, or as a picture. */
  readonly atAGlance?: 'numbers' | 'picture';
  /** Where the words of its title are not all that tells it from others. */
  title?(view: V, t: Translate): string;
  /** Of the same name for as long as the output has it; its title without this. */
  id?(view: V): string;
  /** Whether it says nothing that `other`, of another output, has not said. */
  repeats?(view: V, other: V): boolean;
}
