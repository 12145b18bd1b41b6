// The languages that there are words in.

export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** The language to start with for a locale such as `zh-Hans-CN` or `de`: Chinese for Chinese, else English. */
export function languageOf(locale: string): Language {
  return /^zh\b/i.test(locale) ? 'zh' : 'en';
}
