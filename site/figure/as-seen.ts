/**
 * A figure as one drawing, for saving: its title, every drawing and every line of text of its stage where
 * they stand in the page, the weights, where it is from, and the licence. It stands unseen in the frame,
 * where it has the colours of the page.
 */
import type { FigureFrame } from '../kit/figure-frame.ts';
import { pageLanguage } from '../kit/words.ts';

const SVG = 'http://www.w3.org/2000/svg';
const TITLE = 28;
const LINE = 16;
const EDGE = 8;

const CREDIT = {
  en: (page: string) => [`Inside a Vision Transformer, ${page}`, 'CC BY 4.0'],
  'zh-CN': (page: string) => [`拆开 Vision Transformer，${page}`, 'CC BY 4.0'],
};

export function asSeen(frame: FigureFrame): SVGSVGElement {
  const { stage, ownerDocument: document } = frame;
  const box = stage.getBoundingClientRect();
  const origin = { x: box.left - EDGE, y: box.top - EDGE - TITLE };
  const whole = document.createElementNS(SVG, 'svg');
  const weights = frame.querySelector('[data-foot=weights]')?.textContent;
  const credit = [
    ...(weights ? [weights] : []),
    ...CREDIT[pageLanguage(document)](location.origin + location.pathname),
  ].join(' · ');
  const size = { width: box.width + 2 * EDGE, height: TITLE + box.height + 2 * EDGE + LINE };
  for (const [name, value] of Object.entries(size)) whole.setAttribute(name, String(Math.ceil(value)));
  whole.setAttribute('viewBox', `0 0 ${Math.ceil(size.width)} ${Math.ceil(size.height)}`);
  const title = frame.querySelector('.title')?.textContent?.replace(/\s+/g, ' ').trim() ?? frame.name;
  whole.setAttribute('role', 'img');
  // What a screen reader says of the file, and a file manager shows.
  const said = { title, desc: frame.querySelector('figcaption')?.textContent?.replace(/\s+/g, ' ').trim() };
  for (const [name, words] of Object.entries(said)) {
    if (!words) continue;
    const element = document.createElementNS(SVG, name);
    element.textContent = words;
    whole.append(element);
  }
  whole.append(text(document, title, EDGE, TITLE - 10, { size: 15, weight: '600', fill: 'currentColor' }));
  for (const node of seenNodes(stage)) whole.append(...copyOf(node, origin));
  whole.append(
    text(document, credit, EDGE, size.height - 6, { size: 10, weight: '400', fill: 'currentColor' }),
  );
  let place = frame.querySelector<HTMLElement>(':scope > .to-save');
  if (!place) {
    place = document.createElement('div');
    place.className = 'to-save';
    place.hidden = true;
    frame.append(place);
  }
  place.replaceChildren(whole);
  return whole;
}

/** Drawings, images, coloured boxes and texts of the stage that can be seen, in the order of the page. */
function seenNodes(stage: HTMLElement): (SVGSVGElement | HTMLElement | Text)[] {
  const found: (SVGSVGElement | HTMLElement | Text)[] = [];
  const visit = (parent: Element) => {
    for (const node of parent.childNodes) {
      if (node instanceof Text) {
        if (node.data.trim() !== '') found.push(node);
      } else if (node instanceof SVGSVGElement) found.push(node);
      else if (node instanceof HTMLElement && isSeen(node)) {
        found.push(node);
        visit(node);
      }
    }
  };
  visit(stage);
  return found;
}

function isSeen(element: HTMLElement): boolean {
  if (element.localName === 'grid-cursor' || element.classList.contains('visually-hidden')) return false;
  const { display, visibility } = getComputedStyle(element);
  return display !== 'none' && visibility !== 'hidden';
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function copyOf(node: SVGSVGElement | HTMLElement | Text, origin: Point): Element[] {
  if (node instanceof Text) return linesOf(node, origin);
  const box = node.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return [];
  const place = { x: box.left - origin.x, y: box.top - origin.y, width: box.width, height: box.height };
  if (node instanceof SVGSVGElement) {
    const copy = node.cloneNode(true) as SVGSVGElement;
    setAll(copy, { ...place, style: `color:${getComputedStyle(node).color}` });
    return [copy];
  }
  if (node instanceof HTMLImageElement) {
    const copy = node.ownerDocument.createElementNS(SVG, 'image');
    const rendering = getComputedStyle(node).imageRendering;
    setAll(copy, {
      ...place,
      href: node.currentSrc || node.src,
      preserveAspectRatio: 'none',
      style: `image-rendering:${rendering}`,
    });
    return [copy];
  }
  return boxOf(node, place);
}

/** A box's ground and the rules at its edges. */
function boxOf(node: HTMLElement, place: { x: number; y: number; width: number; height: number }): Element[] {
  const { backgroundColor, borderBottomWidth, borderBottomStyle, borderBottomColor } = getComputedStyle(node);
  const parts: Element[] = [];
  const rect = (look: object) => {
    const copy = node.ownerDocument.createElementNS(SVG, 'rect');
    setAll(copy, look);
    parts.push(copy);
  };
  if (!/^(transparent|rgba\(.*, 0\))$/.test(backgroundColor)) rect({ ...place, fill: backgroundColor });
  const rule = parseFloat(borderBottomWidth);
  if (rule > 0 && borderBottomStyle !== 'none')
    rect({ ...place, y: place.y + place.height - rule, height: rule, fill: borderBottomColor });
  return parts;
}

/** A text as it is broken into lines. */
function linesOf(node: Text, origin: Point): Element[] {
  const parent = node.parentElement!;
  if (!isSeen(parent)) return [];
  const { fontSize, fontWeight, fontFamily, color } = getComputedStyle(parent);
  const look = {
    size: parseFloat(fontSize),
    weight: fontWeight,
    fill: color,
    ...(/mono/i.test(fontFamily) ? { family: 'ui-monospace, Menlo, Consolas, monospace' } : {}),
  };
  const lines: { top: number; bottom: number; left: number; text: string }[] = [];
  const range = node.ownerDocument.createRange();
  for (let i = 0; i < node.length; i++) {
    range.setStart(node, i);
    range.setEnd(node, i + 1);
    const box = range.getClientRects()[0];
    if (!box || (box.width === 0 && node.data[i]!.trim() === '')) continue;
    const last = lines.at(-1);
    if (last && Math.abs(last.top - box.top) < 2) last.text += node.data[i]!;
    else lines.push({ top: box.top, bottom: box.bottom, left: box.left, text: node.data[i]! });
  }
  return lines
    .filter(({ text: each }) => each.trim() !== '')
    .map(({ top, bottom, left, text: each }) =>
      text(
        node.ownerDocument,
        each.replace(/\s+/g, ' '),
        left - origin.x,
        (top + bottom) / 2 - origin.y + look.size * 0.35,
        look,
      ),
    );
}

interface TextLook {
  readonly size: number;
  readonly weight: string;
  readonly fill: string;
  readonly family?: string;
}

function text(document: Document, content: string, x: number, y: number, look: TextLook): Element {
  const line = document.createElementNS(SVG, 'text');
  setAll(line, {
    x: Math.round(x * 10) / 10,
    y: Math.round(y * 10) / 10,
    fill: look.fill,
    'font-size': look.size,
    'font-weight': look.weight,
    'xml:space': 'preserve',
    ...(look.family ? { 'font-family': look.family } : {}),
  });
  line.textContent = content;
  return line;
}

function setAll(element: Element, attributes: object): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}
