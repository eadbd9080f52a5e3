/** One drawing of several, for saving a figure that is made of parts: rows of drawings, each with its label above. */
const SVG = 'http://www.w3.org/2000/svg';
const GAP = 16;
const LABEL = 18;

export interface Part {
  readonly svg: SVGSVGElement;
  readonly label?: string;
}

/** The parts in their own sizes, row by row, from left to right. */
export function composed(rows: readonly (readonly Part[])[], document: Document): SVGSVGElement {
  const whole = document.createElementNS(SVG, 'svg');
  let width = 0;
  let y = 0;
  for (const row of rows) {
    let x = 0;
    let height = 0;
    const head = row.some(({ label }) => label !== undefined) ? LABEL : 0;
    for (const { svg, label } of row) {
      if (label !== undefined) whole.append(labelAt(document, label, x, y + LABEL - 6));
      const copy = svg.cloneNode(true) as SVGSVGElement;
      copy.setAttribute('x', String(x));
      copy.setAttribute('y', String(y + head));
      whole.append(copy);
      x += Number(svg.getAttribute('width')) + GAP;
      height = Math.max(height, head + Number(svg.getAttribute('height')));
    }
    width = Math.max(width, x - GAP);
    y += height + GAP;
  }
  whole.setAttribute('width', String(width));
  whole.setAttribute('height', String(y - GAP));
  whole.setAttribute('viewBox', `0 0 ${width} ${y - GAP}`);
  return whole;
}

/**
 * The parts as one drawing that stands, unseen, on the stage: there it has the colours of the page, which are saved
 * with it.
 */
export function drawingToSave(stage: HTMLElement, rows: readonly (readonly Part[])[]): SVGSVGElement {
  const whole = composed(rows, stage.ownerDocument);
  let place = stage.querySelector<HTMLElement>(':scope > .to-save');
  if (!place) {
    place = stage.ownerDocument.createElement('div');
    place.className = 'to-save';
    place.hidden = true;
    stage.append(place);
  }
  place.replaceChildren(whole);
  return whole;
}

function labelAt(document: Document, text: string, x: number, y: number): Element {
  const label = document.createElementNS(SVG, 'text');
  label.setAttribute('x', String(x));
  label.setAttribute('y', String(y));
  label.setAttribute('fill', 'currentColor');
  label.setAttribute('font-size', '12');
  label.textContent = text;
  return label;
}
