// A note that is written in English and in Chinese, parted by a rule (---), is shown in the language of whoever reads it.
import type { Language } from '#shared/text/language.ts';

const chinese = /\p{Script=Han}/u;

/** The part in `language` of a note that has exactly one in each; any other note whole. */
export function noteInLanguage(markdown: string, language: Language): string {
  const parts = markdown.split(/^---\s*$/mu);
  const inChinese = parts.filter((part) => chinese.test(part));
  if (parts.length !== 2 || inChinese.length !== 1) return markdown;
  return (language === 'zh' ? inChinese[0] : parts.find((part) => !chinese.test(part)))?.trim() ?? markdown;
}

/** What may be shown of a note: it is given room for the longest. */
export function noteTexts(markdown: string): readonly string[] {
  return [...new Set([noteInLanguage(markdown, 'en'), noteInLanguage(markdown, 'zh')])];
}
