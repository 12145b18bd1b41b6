// From a key to words in one language. Holds no current language: whoever shows words keeps its own translator.
import { createInstance } from 'i18next';
import type { Language } from '#shared/text/language.ts';
import { words } from '#shared/text/words.ts';
import type { Translate } from '#shared/text/translator-type.ts';

export type { Translate };

/** Under vitest a missing key or fact is a failure; a person sees the key, which is better than no studio at all. */
const strict = (import.meta as { readonly env?: { readonly MODE?: string } }).env?.MODE === 'test';

const made = new Map<Language, Translate>();

/** The translator of a language; made once, since its words never change. */
export function translator(language: Language): Translate {
  const existing = made.get(language);
  if (existing) return existing;
  const translate = make(language);
  made.set(language, translate);
  return translate;
}

/** Whether there are words under a key; for keys that are made from data, such as a fault code of a newer engine. */
export function hasWords(language: Language, key: string): boolean {
  let at: unknown = words[language];
  for (const part of key.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return false;
    at = (at as Record<string, unknown>)[part];
  }
  return typeof at === 'string';
}

function make(language: Language): Translate {
  const instance = createInstance();
  // Resources are at hand, so init is done when it returns; its promise only repeats that.
  void instance.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    resources: { [language]: { translation: words[language] } },
    returnObjects: false,
    interpolation: { escapeValue: false },
    ...(strict
      ? {
          missingInterpolationHandler: (text: string, gap: readonly string[]) => {
            throw new Error(`No fact for ${gap[0]} in “${text}”`);
          },
        }
      : {}),
  });
  const whole = new Intl.NumberFormat(language, { useGrouping: 'min2', maximumFractionDigits: 0 });
  const fraction = new Intl.NumberFormat(language, { useGrouping: 'min2', maximumSignificantDigits: 6 });
  const written = (fact: string | number) =>
    typeof fact === 'string' ? fact : (Number.isInteger(fact) ? whole : fraction).format(fact);
  return (key, facts = {}) => {
    if (!hasWords(language, key)) {
      if (strict) throw new Error(`No words in ${language} for ${key}`);
      return key;
    }
    return instance.t(key, Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, written(fact)])));
  };
}
