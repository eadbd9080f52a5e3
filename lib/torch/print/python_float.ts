/**
 * Floats as CPython writes them (Python/pystrtod.c): `repr(x)`, `f'{x:.4f}'`, `f'{x:.4e}'`.
 *
 * JavaScript rounds the exact binary value too, but breaks ties upward where Python breaks them to the even
 * digit (0.125 to two places, 2.5 to none), drops the sign of −0, turns to exponents elsewhere and writes
 * them shorter.
 */

/** `f'{value:.{precision}f}'`. */
export function formatFixed(value: number, precision: number): string {
  if (!Number.isFinite(value)) return nonFinite(value);
  const size = Math.abs(value);
  return (
    sign(value) +
    (size < 1e21 ? fixed(size, precision) : point(BigInt(size).toString(), '0'.repeat(precision)))
  );
}

/** `f'{value:.{precision}e}'`: two digits of exponent at least. */
export function formatExponent(value: number, precision: number): string {
  if (!Number.isFinite(value)) return nonFinite(value);
  const size = Math.abs(value);
  const [digits = '', exponent = ''] = size.toExponential(precision + 1).split('e');
  const isTie = digits.endsWith('5') && isExact(size, precision + 1 - Number(exponent));
  const rounded =
    isTie && isEven(shortened(digits)) ? `${shortened(digits)}e${exponent}` : size.toExponential(precision);
  return sign(value) + twoDigitExponent(rounded);
}

/** `repr(value)`: the shortest digits that read back as the same float. */
export function floatRepr(value: number): string {
  if (!Number.isFinite(value)) return nonFinite(value);
  const [mantissa = '', power = ''] = Math.abs(value).toExponential().split('e');
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16) return sign(value) + twoDigitExponent(`${mantissa}e${power}`);
  const digits = mantissa.replace('.', '');
  if (exponent < 0) return `${sign(value)}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return `${sign(value)}${whole}.${digits.slice(exponent + 1) || '0'}`;
}

function fixed(size: number, precision: number): string {
  if (isExact(size, precision + 1)) {
    const digits = size.toFixed(precision + 1);
    if (digits.endsWith('5') && isEven(shortened(digits))) return shortened(digits);
  }
  return size.toFixed(precision);
}

/**
 * Whether `size` has no digit beyond `places` decimal places; negative places count the zeros before the
 * point.
 */
function isExact(size: number, places: number): boolean {
  // A binary fraction of k places has exactly k decimal places.
  if (places >= 0) return Number.isInteger(size * 2 ** places);
  return Number.isInteger(size) && BigInt(size) % 10n ** BigInt(-places) === 0n;
}

function isEven(digits: string): boolean {
  return Number(digits.at(-1)) % 2 === 0;
}

/** Without the last digit, and without a point at the end. */
function shortened(digits: string): string {
  return digits.slice(0, -1).replace(/\.$/, '');
}

function point(whole: string, fraction: string): string {
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

function twoDigitExponent(text: string): string {
  return text.replace(/e([+-])(\d)$/, 'e$10$2');
}

function sign(value: number): string {
  return value < 0 || Object.is(value, -0) ? '-' : '';
}

function nonFinite(value: number): string {
  return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
}
