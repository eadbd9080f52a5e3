/**
 * What the strip needs before it is alive: one stage is in the tab order and arrow keys move among them, the
 * readout says what a stage shows, Enter or a click opens its tensor, which brings the strip to life, and a
 * patch lights up where it is pointed at, in the patches by `<grid-cursor>` and in other pictures by a mouse.
 */
import { cellAtShare } from '../kit/grid-move.ts';
import { figuresLoadBy } from '../kit/figure-frame.ts';
import type { FigureFrame } from '../kit/figure-frame.ts';
import '../kit/grid-cursor.ts';
import type { GridDetail } from '../kit/grid-cursor.ts';

const NAME = 'model-strip';

figuresLoadBy((name) =>
  name === NAME ? () => import('./live-strip.ts').then(({ LiveStrip }) => new LiveStrip()) : undefined,
);
for (const frame of document.querySelectorAll<FigureFrame>(`figure-frame[name=${NAME}]`)) {
  listen(frame);
  scan(frame);
}

function listen(frame: FigureFrame): void {
  const stages = () => [...frame.querySelectorAll<HTMLElement>('[data-tap]')];
  const stageOf = ({ target }: Event) =>
    target instanceof Element ? target.closest<HTMLElement>('[data-tap]') : null;
  const say = (event: Event) => {
    const stage = stageOf(event);
    if (!stage) return;
    if (event.type === 'focusin') for (const each of stages()) each.tabIndex = each === stage ? 0 : -1;
    // Screen readers get it through the stage's aria-description.
    frame.say(stage.dataset['says'] ?? '', { aloud: false });
  };
  frame.addEventListener('focusin', say);
  frame.addEventListener('pointerover', say);
  frame.addEventListener('click', (event) => {
    const tensor = stageOf(event)?.dataset['tap'];
    if (tensor === undefined) return;
    void frame.activate().then((figure) => figure?.restore?.({ tensor }));
  });
  frame.addEventListener('keydown', (event) => {
    const stage = stageOf(event);
    if (!stage || event.altKey || event.ctrlKey || event.metaKey) return;
    const all = stages();
    const next = moved(all.indexOf(stage), event.key, all.length);
    if (next === null) return;
    event.preventDefault();
    all[next]!.focus();
  });
}

/** A mouse over a picture of the patches points at one, as over the grid itself. */
function scan(frame: FigureFrame): void {
  let over: HTMLElement | null = null;
  const leave = () => {
    over?.dispatchEvent(new CustomEvent('grid-leave', { bubbles: true }));
    over = null;
  };
  let last = '';
  frame.addEventListener('pointermove', ({ target, pointerType, clientX, clientY }) => {
    const tile =
      target instanceof Element && pointerType === 'mouse'
        ? target.closest<HTMLElement>('[data-cursor]')
        : null;
    if (tile !== over) leave();
    const side = sideOf(frame);
    if (!tile) return;
    const { left, top, width, height } = tile.getBoundingClientRect();
    const cell = cellAtShare((clientX - left) / width, (clientY - top) / height, { rows: side, cols: side });
    const place = `${cell?.row} ${cell?.col}`;
    if (!cell || (tile === over && place === last)) return;
    [over, last] = [tile, place];
    const detail: GridDetail = { ...cell, via: 'mouse' };
    tile.dispatchEvent(new CustomEvent('grid-move', { detail, bubbles: true }));
  });
  frame.addEventListener('pointerleave', leave);
  // Until the strip is alive, which draws it from then on.
  frame.addEventListener('grid-move', ({ detail: { row, col } }) => {
    const model = frame.figure ? null : frame.querySelector<HTMLElement>('.model');
    if (!model) return;
    model.dataset['patch'] = String(row * sideOf(frame) + col);
    model.style.setProperty('--row', String(row));
    model.style.setProperty('--col', String(col));
  });
  frame.addEventListener('grid-leave', () => {
    if (!frame.figure) delete frame.querySelector<HTMLElement>('.model')!.dataset['patch'];
  });
}

/** Patches a side. */
const sideOf = (frame: FigureFrame): number =>
  Number(frame.querySelector<HTMLElement>('.model')!.dataset['side']);

function moved(place: number, key: string, count: number): number | null {
  const places: Readonly<Record<string, number>> = {
    ArrowRight: Math.min(count - 1, place + 1),
    ArrowDown: Math.min(count - 1, place + 1),
    ArrowLeft: Math.max(0, place - 1),
    ArrowUp: Math.max(0, place - 1),
    Home: 0,
    End: count - 1,
  };
  return places[key] ?? null;
}
