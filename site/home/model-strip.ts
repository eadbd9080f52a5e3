/**
 * What the strip needs before it is alive: one stage is in the tab order and arrow keys move among them, the readout
 * says what a stage shows, and Enter or a click opens its tensor, which brings the strip to life.
 */
import { figuresLoadBy } from '../kit/figure-frame.ts';
import type { FigureFrame } from '../kit/figure-frame.ts';

const NAME = 'model-strip';

figuresLoadBy((name) =>
  name === NAME ? () => import('./live-strip.ts').then(({ LiveStrip }) => new LiveStrip()) : undefined,
);
for (const frame of document.querySelectorAll<FigureFrame>(`figure-frame[name=${NAME}]`)) listen(frame);

function listen(frame: FigureFrame): void {
  const stages = [...frame.querySelectorAll<HTMLElement>('[data-tap]')];
  const reach = (stage: HTMLElement) => {
    for (const each of stages) each.tabIndex = each === stage ? 0 : -1;
  };
  const stageOf = ({ target }: Event) =>
    target instanceof Element ? target.closest<HTMLElement>('[data-tap]') : null;
  const say = (event: Event) => {
    const stage = stageOf(event);
    if (!stage) return;
    if (event.type === 'focusin') reach(stage);
    // Screen readers get it through the stage's aria-description.
    frame.say(stage.dataset['says'] ?? '', { aloud: false });
  };
  reach(stages[0]!);
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
    const next = moved(stages.indexOf(stage), event.key, stages.length);
    if (next === null) return;
    event.preventDefault();
    stages[next]!.focus();
  });
}

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
