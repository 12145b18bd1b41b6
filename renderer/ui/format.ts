// Numbers, times and shapes as a person reads and types them. Pure; knows nothing of forms or results.
import type { Translate } from '#shared/text/translate.ts';

/** A fraction such as accuracy in percent, one decimal. */
export function percent(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}

/** A length of time in the unit that suits it. */
export function durationText(seconds: number, t: Translate): string {
  if (seconds < 0.9995) return t('studio.duration.milliseconds', { value: Math.round(seconds * 1000) });
  if (seconds < 59.95)
    return t('studio.duration.seconds', { value: Number(seconds.toPrecision(seconds < 10 ? 2 : 3)) });
  const whole = Math.round(seconds);
  if (whole < 3600) return t('studio.duration.minutes', { minutes: Math.floor(whole / 60), seconds: whole % 60 });
  const minutes = Math.round(whole / 60);
  return t('studio.duration.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

export type ParsedNumber =
  /** `grouped`: its only comma was taken to group thousands, and could have been meant as a decimal comma. */
  { readonly ok: true; readonly value: number | null; readonly grouped?: true } | { readonly ok: false };

/**
 * Reads what a person types for a number: 0.001, 1e-3, .5, 1,000, 1_000, 5 %, full-width digits; '' is null.
 * A comma after a leading zero, or that does not group by three, is a decimal comma. Never evaluates anything.
 */
export function parseNumber(typed: string): ParsedNumber {
  let text = typed.normalize('NFKC').replaceAll(/[\s_]/g, '').replaceAll('−', '-');
  if (text === '') return { ok: true, value: null };
  let factor = 1;
  if (text.endsWith('%')) {
    factor = 0.01;
    text = text.slice(0, -1);
  }
  const grouped = /^[+-]?[1-9]\d{0,2},\d{3}$/.test(text);
  if (/^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/.test(text)) text = text.replaceAll(',', '');
  else if (/^[+-]?\d*,\d+$/.test(text)) text = text.replace(',', '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return { ok: false };
  const value = Number(text) * factor;
  return Number.isFinite(value)
    ? {
        ok: true,
        value: factor === 1 ? value : Number(value.toPrecision(15)),
        ...(grouped ? { grouped } : {}),
      }
    : { ok: false };
}

/** The text that an unfocused number field shows: every digit of the value, so that nothing is lost by a blur. */
export function numberText(value: number | null): string {
  if (value === null) return '';
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-4 || size >= 1e15) ? value.toExponential() : String(value);
}

/** The next value when a person presses an arrow: 1 for whole numbers, else one step of the leading digit. */
export function numberStep(value: number, direction: 1 | -1, whole: boolean): number {
  if (whole) return Math.round(value) + direction;
  if (value === 0) return direction * 0.1;
  const size = Math.abs(value);
  let power = Math.floor(Math.log10(size) + 1e-12);
  // Going down from a round 0.1 or 0.001 the next digit is the leading one: 0.1 → 0.09, not 0.
  const shrinks = value > 0 === direction < 0;
  if (shrinks && Math.abs(size / 10 ** power - 1) < 1e-9) power -= 1;
  return Number((value + direction * 10 ** power).toPrecision(12));
}

/** Reads "3, 3", "3 x 3", "[8×8×1]" as whole numbers; undefined when there is anything else in it. */
export function parseIntegers(typed: string): readonly number[] | undefined {
  const inner = typed
    .normalize('NFKC')
    .trim()
    .replace(/^[[(](.*)[\])]$/, '$1')
    .trim();
  if (inner === '') return [];
  const parts = inner.split(/\s*[,;x×*、]\s*|\s+/i);
  const values = parts.map((part) => (/^[+-]?\d+$/.test(part) ? Number(part) : Number.NaN));
  return values.every((value) => Number.isSafeInteger(value)) ? values : undefined;
}
