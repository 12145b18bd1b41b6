// The catalogue as a person looks through it: by family, with titles and what to search by.
import type { Searchable } from '#renderer/palette/search.ts';
import { catalogue, specOf } from '#shared/nodes/catalogue.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import { families } from '#shared/spec/define-node.ts';
import type { Family } from '#shared/spec/define-node.ts';
import { translator } from '#shared/text/translate.ts';
import type { Translate } from '#shared/text/translate.ts';

export interface KindEntry extends Searchable {
  readonly kind: NodeKind;
  readonly family: Family;
  readonly icon: string;
  readonly summary: string;
}

/** In the order of families, then of the catalogue. Found by the words of both languages, as names are shared. */
export function kindEntries(
  t: Translate,
  kinds: readonly NodeKind[] = Object.keys(catalogue) as NodeKind[],
): readonly KindEntry[] {
  const english = translator('en');
  const entries = kinds.map((kind): KindEntry => {
    const summary = t(`nodes.${kind}.summary`);
    return {
      kind,
      family: kind.split('.')[0] as Family,
      icon: specOf(kind)?.icon ?? 'circle-dashed',
      title: t(`nodes.${kind}.title`),
      summary,
      keywords: `${kind} ${summary} ${english(`nodes.${kind}.title`)} ${t(`families.${kind.split('.')[0]}`)}`,
    };
  });
  return families.flatMap((family) => entries.filter((entry) => entry.family === family));
}
