// The catalogue as a person looks through it: by family, with titles and what to search by, in both languages at once.
import type { Searchable } from '#renderer/palette/search.ts';
import { catalogue, specOf } from '#shared/nodes/catalogue.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import { libraryNames } from '#shared/nodes/library-names.ts';
import { synonyms } from '#shared/nodes/synonyms.ts';
import { families } from '#shared/spec/define-node.ts';
import type { Family } from '#shared/spec/define-node.ts';
import { languages } from '#shared/text/language.ts';
import type { Language } from '#shared/text/language.ts';
import { translator } from '#shared/text/translate.ts';

export interface KindEntry extends Searchable {
  readonly kind: NodeKind;
  readonly family: Family;
  readonly icon: string;
  readonly summary: string;
}

const made = new Map<Language, readonly KindEntry[]>();

/** In the order of families, then of the catalogue; the same entries at every call. */
export function kindEntries(language: Language): readonly KindEntry[] {
  const known = made.get(language);
  if (known) return known;
  const t = translator(language);
  const others = languages.filter((other) => other !== language).map((other) => translator(other));
  const entries = (Object.keys(catalogue) as NodeKind[]).map((kind): KindEntry => {
    const spec = specOf(kind);
    const family = kind.split('.')[0] as Family;
    const keras = spec?.keras;
    const keyOf = (part: string) => `nodes.${kind}.${part}`;
    const summary = t(keyOf('summary'));
    return {
      kind,
      family,
      icon: spec?.icon ?? 'circle-dashed',
      summary,
      title: t(keyOf('title')),
      titles: others.map((other) => other(keyOf('title'))),
      synonyms: synonyms[kind]?.split(', ') ?? [],
      names: [
        ...(keras ? ['layer' in keras ? keras.layer : keras.optimizer] : []),
        ...(libraryNames[kind]?.split(' ') ?? []),
      ],
      keywords: [kind, summary, ...others.map((other) => other(keyOf('summary'))), t(`families.${family}`)].join(' '),
    };
  });
  const ordered = families.flatMap((family) => entries.filter((entry) => entry.family === family));
  made.set(language, ordered);
  return ordered;
}
