/**
 * Drawings as text that a person can review, for tests: rounded, one element a line, pictures by their size.
 */
import { afterEach, beforeEach, vi } from 'vitest';

/**
 * The SVG with numbers rounded to two places and each element on a line of its own. An embedded PNG is
 * replaced by its size: its pixels are tested as numbers in `raster.test.ts`.
 * @throws Error when Plot has put its warning sign on the drawing.
 */
export function reviewable(svg: SVGSVGElement): string {
  const text = svg.outerHTML;
  if (text.includes('\u26a0')) throw new Error('Plot warns on this drawing.');
  const lines = text
    .replace(/data:image\/png;base64,([A-Za-z0-9+/=]+)/g, (_, base64: string) => `png ${pngSize(base64)}`)
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/-?\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))))
    .replaceAll('><', '>\n<');
  return `${lines}\n`;
}

/** Makes a test fail when Plot warns, in every test of the calling file. */
export function failOnWarning(): void {
  beforeEach(() => {
    vi.spyOn(console, 'warn').mockImplementation((message) => {
      throw new Error(`unexpected warning: ${String(message)}`);
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
}

function pngSize(base64: string): string {
  const header = Buffer.from(base64.slice(0, 48), 'base64');
  return `${header.readUInt32BE(16)} x ${header.readUInt32BE(20)}`;
}
