/**
 * What may stand before an SVG's own element, one piece at a time: together in one pattern they take
 * exponential time. A document type says it already, whatever entities follow.
 */
const BEFORE_SVG = /\uFEFF|\xef\xbb\xbf|\s+|<\?xml[^>]*>|<!--[^]*?-->/y;

export function isSvg(text: string): boolean {
  let at = 0;
  BEFORE_SVG.lastIndex = 0;
  while (BEFORE_SVG.test(text)) at = BEFORE_SVG.lastIndex;
  return /^<(?:svg|!DOCTYPE\s+svg)[\s>]/.test(text.slice(at));
}
