import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const dimensions = ['batch', 'tokens', 'channels', 'heads', 'space', 'head-dim', 'classes'] as const;

/** Starlight's grounds: page, navigation, inline code. Its own style sheet has them as hsl(). */
const themes = [
  { theme: 'dark', selector: ":root[data-theme='dark'] {", grounds: ['#17181c', '#23262f', '#353841'] },
  { theme: 'light', selector: ':root {', grounds: ['#ffffff', '#f6f7f9', '#eceef2'] },
] as const;

/** The value of custom property `name` in the block that `selector` opens. */
function token(selector: string, name: string): string {
  const block = css.slice(css.indexOf(selector)).split('}')[0] ?? '';
  const value = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(block)?.[1];
  if (value === undefined) throw new Error(`no --${name} in ${selector}`);
  return value;
}

type Triple = [number, number, number];

/** Linear red, green and blue of `#rrggbb`. */
const linear = (hex: string): Triple =>
  [1, 3, 5].map((i) => {
    const value = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as Triple;

/** WCAG's contrast ratio. */
function contrast(a: string, b: string): number {
  const [high, low] = [a, b]
    .map((hex) => linear(hex))
    .map(([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue)
    .sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** How a colour looks to whom: Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB. */
const vision: Record<string, number[]> = {
  'full colour vision': [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

/** CIE L*a*b* of a colour as seen through matrix `m`. */
function lab(hex: string, m: readonly number[]): Triple {
  const rgb = linear(hex);
  const row = (weights: readonly number[]): number =>
    weights.reduce((sum, weight, i) => sum + weight * rgb[i]!, 0);
  const seen = [0, 3, 6].map((at) => Math.min(1, Math.max(0, row(m.slice(at, at + 3))))) as Triple;
  const xyz = (x: number, y: number, z: number): number => x * seen[0] + y * seen[1] + z * seen[2];
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f(xyz(0.4124, 0.3576, 0.1805) / 0.95047);
  const y = f(xyz(0.2126, 0.7152, 0.0722));
  const z = f(xyz(0.0193, 0.1192, 0.9505) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

for (const { theme, selector, grounds } of themes) {
  test.for(dimensions)(`the colour of %s reads on every ground of the ${theme} theme`, (name) => {
    const colour = token(selector, `dim-${name}`);
    for (const ground of grounds)
      expect(contrast(colour, ground), `${colour} on ${ground}`).toBeGreaterThan(4.5);
  });

  test.for(Object.keys(vision))(`dimension colours of the ${theme} theme stay apart with %s`, (name) => {
    const seen = dimensions.map((dimension) => lab(token(selector, `dim-${dimension}`), vision[name]!));
    // A CIE76 difference of 2 can just be told; 12 is plain at the size of a letter.
    for (const [i, a] of seen.entries())
      for (const [j, b] of seen.slice(0, i).entries()) {
        const distance = Math.hypot(...a.map((value, k) => value - b[k]!));
        expect(distance, `${dimensions[i]} and ${dimensions[j]}`).toBeGreaterThan(12);
      }
  });
}

test('ink reads on the accent', () => {
  expect(contrast(token(':root {', 'accent'), token(':root {', 'on-accent'))).toBeGreaterThan(7);
});

for (const { theme, selector } of themes)
  test.for(Object.keys(vision))(
    `the accent is no dimension’s colour in the ${theme} theme with %s`,
    (name) => {
      const accent = lab(token(':root {', 'accent'), vision[name]!);
      for (const dimension of dimensions) {
        const colour = lab(token(selector, `dim-${dimension}`), vision[name]!);
        expect(Math.hypot(...accent.map((value, k) => value - colour[k]!)), dimension).toBeGreaterThan(12);
      }
    },
  );

test('the contrast of black on white is 21, as WCAG has it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
});
