// Numbers and shapes as a person reads them, the same in every language.

/**
 * The one way to write a figure: at most four significant digits, without a tail of zeros; below 10⁻⁴ and from 10⁶ as
 * 1.2e-5. Whole numbers are counts, which keep all of their digits.
 */
export function shortNumber(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e15) return groupDigits(value);
  if (size < 1e-4 || size >= 1e6) return String(Number(value.toExponential(3)).toExponential());
  return size >= 10_000 ? groupDigits(Math.round(value)) : String(Number(value.toPrecision(4)));
}

/** 12345 → 12,345; the grouping is the same in both languages. */
export function groupDigits(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 20 });
}

/** 1536 → 1.5 KiB; three digits, the same in every language. */
export function sizeText(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
  const value = bytes / 1024 ** power;
  return `${value >= 100 ? Math.round(value) : Number(value.toPrecision(3))} ${units[power]}`;
}

/** [8, 8, 1] → 8 × 8 × 1. */
export function shapeText(shape: readonly (number | null)[]): string {
  return shape.length === 0 ? '–' : shape.map((size) => (size === null ? '?' : groupDigits(size))).join(' × ');
}
