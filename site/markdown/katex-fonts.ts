// A Vite plugin that leaves KaTeX's fonts in the one format that every browser of today reads: woff2. The
// woff and ttf copies would triple what a reader keeps for use without a network.

/** The style sheet without its woff and ttf sources. */
export const onlyWoff2 = (css: string): string =>
  css.replaceAll(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\(["'](?:woff|truetype)["']\)/g, '');

export function katexFonts(): {
  name: string;
  enforce: 'pre';
  transform: (code: string, id: string) => string | undefined;
} {
  return {
    name: 'katex-fonts',
    enforce: 'pre',
    transform: (code, id) => (/\/katex(\.min)?\.css(\?|$)/.test(id) ? onlyWoff2(code) : undefined),
  };
}
