/** How a number is written: in a picture (real minus sign, few digits) and in code (as Python prints it). */

const MINUS = '\u2212';

/**
 * A number for a label: `digits` significant figures, a real minus sign, an exponent only where it is
 * shorter. Non-finite values read `nan`, `inf`, `−inf`, as PyTorch prints them.
 */
export function formatValue(value: number, digits = 3): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : `${MINUS}inf`;
  if (value === 0) return '0';
  const size = Math.abs(value);
  const whole = Number.isInteger(value) && size < 1e6;
  const text = whole
    ? String(size)
    : size >= 1e5 || size < 1e-3
      ? size.toExponential(digits - 1).replace('e+', 'e')
      : size.toPrecision(Math.max(digits, Math.ceil(Math.log10(size + 1))));
  return (value < 0 ? MINUS : '') + text.replace('e-', `e${MINUS}`);
}

/** A number with its sign always written, for the ends of a signed range: `+2.31`, `−2.31`, `0`. */
export function formatSigned(value: number, digits = 3): string {
  return value > 0 ? `+${formatValue(value, digits)}` : formatValue(value, digits);
}

/** `x[0, 57, 12] = -0.318`: a value and its index as the reader would write them in Python. */
export function formatIndexed(name: string, index: readonly number[], value: number, digits = 4): string {
  const text = formatValue(value, digits).replaceAll(MINUS, '-');
  return `${name}[${index.join(', ')}] = ${text}`;
}

/** A share as a percentage with one digit after the point below 10 %: `0.4 %`, `37 %`. */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (percent === 0) return '0 %';
  if (percent < 0.1) return '< 0.1 %';
  return `${percent < 10 ? percent.toFixed(1) : percent.toFixed(0)} %`;
}

/** A count with thousands set apart by a narrow space, so that it reads the same in both languages. */
export function formatCount(count: number): string {
  return count >= 1e4 ? String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f') : String(count);
}

/** `(1, 197, 192)`, as PyTorch writes a size inside `torch.Size([...])`; one dimension keeps its comma. */
export function formatShape(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}
