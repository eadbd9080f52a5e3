/** Finds a figure's parts in its frame by `data-part`, controls by name; one that is missing is the markup's fault. */
import type { FigureFrame } from '../kit/figure-frame.ts';
import type { GridCursor } from '../kit/grid-cursor.ts';
import type { SliderField } from '../kit/slider-field.ts';

export class StageParts {
  readonly #frame: FigureFrame;

  constructor(frame: FigureFrame) {
    this.#frame = frame;
  }

  /** @throws Error when there is none */
  one<E extends Element = HTMLElement>(selector: string): E {
    const part = this.#frame.querySelector<E>(selector);
    if (!part) throw new Error(`${this.#frame.name}: no ${selector} in its markup`);
    return part;
  }

  /** The drawing of a part. */
  svg(part: string): SVGSVGElement {
    return this.one<SVGSVGElement>(`[data-part=${part}] > svg`);
  }

  svgs(part: string): SVGSVGElement[] {
    return [...this.#frame.querySelectorAll<SVGSVGElement>(`[data-part=${part}] > svg`)];
  }

  cursor(part: string): GridCursor {
    return this.one<GridCursor>(`[data-part=${part}] grid-cursor`);
  }

  cursors(part: string): GridCursor[] {
    return [...this.#frame.querySelectorAll<GridCursor>(`[data-part=${part}] grid-cursor`)];
  }

  slider(name: string): SliderField {
    return this.one<SliderField>(`slider-field[name=${name}]`);
  }

  /** Writes the line above a part, or the line that is named so. */
  label(name: string, text: string): void {
    this.one(`[data-label=${name}], [data-part=${name}] > .label`).textContent = text;
  }
}
