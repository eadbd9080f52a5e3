/** The same drawings at build time, as the tree that Expressive Code writes. */
import { h, type Element, type ElementContent } from '@astrojs/starlight/expressive-code/hast';
import { parseHTML } from 'linkedom';
import type { DisplayRecord } from '#lib/python/contract.ts';
import { takenFrom } from './figure-svg.ts';

/**
 * The drawing of a record; undefined where it stays text.
 * @param addressOf where a picture within it is served from; default within the page's text
 */
export function drawnRecord(
  record: DisplayRecord,
  addressOf = (dataUrl: string): string => dataUrl,
): ElementContent | undefined {
  if (record.kind === 'picture') {
    const { src, width, height } = record as {
      readonly src?: string;
      readonly width?: number;
      readonly height?: number;
    };
    return h('img', { src, width, height, alt: `${width} × ${height}` });
  }
  if (record.kind !== 'figure') return undefined;
  const { document } = parseHTML(`<!doctype html><html><body>${String(record['svg'])}</body></html>`);
  const svg = document.querySelector('svg');
  if (!svg) return undefined;
  // Not `h`: it would take `class` and the like for its own, and spell attributes as HTML does.
  return takenFrom<Element>(svg, (tagName, properties, children) => ({
    type: 'element',
    tagName,
    properties:
      tagName === 'image' && properties['href']
        ? { ...properties, href: addressOf(properties['href']) }
        : properties,
    children: children.map((child) =>
      typeof child === 'string' ? { type: 'text' as const, value: child } : child,
    ),
  }));
}
