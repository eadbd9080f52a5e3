/** The output of a live cell: text as it streams in, pictures where a renderer draws them. */
import { append } from '#lib/python/output-queue.ts';
import type { Output } from '#lib/python/contract.ts';
import { outputPart, shapePieces, type OutputPart } from '#lib/notebook/output-parts.ts';
import type { ErrorShape } from '#lib/notebook/shape-error.ts';
import { renderRecord } from './renderers.ts';
import { markScrolling } from './scrolling.ts';

export class OutputView {
  readonly #box: HTMLElement;
  #outputs: Output[] = [];
  #stale = false;

  /** `box` holds the output that the page came with. */
  constructor(box: HTMLElement) {
    this.#box = box;
  }

  /** What the run printed and showed, as text. */
  get text(): string {
    return this.#outputs.map((output) => outputPart(output).text).join('\n');
  }

  /** A run begins: what is there stays, dimmed, until the run shows something or ends. */
  begin(): void {
    this.#stale = true;
    this.#box.dataset['stale'] = '';
    this.#box.closest('details')?.setAttribute('open', '');
  }

  /** There was no run after all: what is there is shown as before. */
  keep(): void {
    this.#stale = false;
    delete this.#box.dataset['stale'];
  }

  add(output: Output): void {
    this.#replaceOld();
    const before = this.#outputs.length;
    append(this.#outputs, output);
    const last = this.#box.lastElementChild;
    if (this.#outputs.length === before && last && output.kind === 'stream') last.append(output.text);
    else this.#show(outputPart(output));
  }

  /** Says something of the page's own under the output, in the page's language. */
  tell(text: string): void {
    this.#replaceOld();
    const line = this.#box.ownerDocument.createElement('pre');
    line.className = 'py-stderr';
    line.textContent = `${text}\n`;
    this.#box.append(line);
  }

  /** Shows an element of the page's own under the output. */
  offer(element: HTMLElement): void {
    this.#replaceOld();
    this.#box.append(element);
  }

  /** The run is over: an old output that nothing replaced goes. */
  end(): void {
    this.#replaceOld();
    markScrolling(this.#box);
  }

  #replaceOld(): void {
    if (!this.#stale) return;
    this.keep();
    this.#box.replaceChildren();
    this.#outputs = [];
  }

  #show({ role, text, message, record, shapes }: OutputPart): void {
    const document = this.#box.ownerDocument;
    const pre = document.createElement('pre');
    pre.className = `py-${role}`;
    // As Python writes it, on a page of any language.
    pre.lang = 'en';
    pre.translate = false;
    if (message === undefined) pre.append(text);
    else {
      const end = document.createElement('span');
      end.className = 'py-message';
      end.append(message);
      pre.append(text.slice(0, -message.length), end);
    }
    this.#box.append(pre);
    if (shapes) this.#box.append(shapeChips(shapes, document));
    if (!record) return;
    const place = document.createElement('div');
    place.className = 'py-drawn';
    place.lang = 'en'; // Python says in English what it draws
    pre.after(place);
    renderRecord(record, document).then(
      (drawing) => (drawing ? place.append(drawing) : place.remove()),
      (reason: unknown) => {
        place.className = 'py-stderr';
        place.textContent = String(reason);
      },
    );
  }
}

function shapeChips(shapes: readonly ErrorShape[], document: Document): Element {
  const row = document.createElement('div');
  row.className = 'py-shapes';
  for (const shape of shapes) {
    const chip = document.createElement('code');
    chip.className = 'py-shape';
    for (const { text, misfit } of shapePieces(shape)) {
      const piece = misfit ? document.createElement('mark') : document.createDocumentFragment();
      piece.append(text);
      chip.append(piece);
    }
    row.append(chip);
  }
  return row;
}
