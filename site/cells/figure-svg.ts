/**
 * matplotlib's figures as cells hand them over: SVG as text, from a worker in which a reader's code ran. Only
 * what `lib/plot/pyplot` draws with is taken from it; a script, a handler or an address leads nowhere.
 */
const ELEMENTS = new Set(['svg', 'g', 'path', 'rect', 'line', 'text', 'tspan', 'image', 'clipPath']);
const ATTRIBUTES =
  /^(xmlns|role|aria-label|viewBox|width|height|font-(family|size|weight)|style|fill|fill-opacity|stroke|stroke-(width|opacity|dasharray|linejoin)|opacity|x|y|x1|x2|y1|y2|dy|rx|d|transform|id|clip-path|text-anchor|preserveAspectRatio|href)$/;
const STYLE = /^(image-rendering:pixelated|max-width:100%;height:auto)$/;

const isTaken = (name: string, value: string): boolean =>
  ATTRIBUTES.test(name) &&
  (name !== 'href' || value.startsWith('data:image/png;base64,')) &&
  (name !== 'style' || STYLE.test(value)) &&
  !/url\((?!#)/.test(value);

/** An element with the attributes and children that are taken; undefined for one that is not. */
export function takenFrom<T>(
  source: Element,
  make: (name: string, attributes: Readonly<Record<string, string>>, children: (T | string)[]) => T,
): T | undefined {
  const name = source.localName;
  if (!ELEMENTS.has(name)) return undefined;
  const attributes = [...source.attributes].map(({ name, value }) => [name, value] as const);
  const children = [...source.childNodes].flatMap((child): (T | string)[] => {
    if (child.nodeType === 3) return [child.textContent ?? ''];
    const taken = child.nodeType === 1 ? takenFrom(child as Element, make) : undefined;
    return taken === undefined ? [] : [taken];
  });
  return make(name, Object.fromEntries(attributes.filter(([name, value]) => isTaken(name, value))), children);
}
