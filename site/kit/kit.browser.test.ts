/** The kit's elements in a real browser: what the server's markup becomes when a reader touches it. */
import { afterEach, expect, test, vi } from 'vitest';
import { divergingScale, heatmap, readGrid } from '#lib/plot/index.ts';
import { svgToPng } from '#lib/plot/export.ts';
import { letFiguresComeAlive } from './come-alive.ts';
import { linkCode } from './code-link.ts';
import { openDataTable } from './data-table.ts';
import { figuresLoadBy } from './figure-frame.ts';
import type { FigureFrame } from './figure-frame.ts';
import { runMenu } from './figure-menu.ts';
import './grid-cursor.ts';
import type { GridDetail } from './grid-cursor.ts';
import './kit.css';
import type { LiveFigure, LoadFigure, ShownTensor } from './live-figure.ts';
import './shape-chip.ts';
import './slider-field.ts';
import { sliderFieldHtml } from './slider-field-html.ts';
import { TensorInspector } from './tensor-inspector.ts';

const tensor: ShownTensor = {
  name: 'blocks.0.attn',
  data: Float32Array.from({ length: 2 * 3 * 5 * 5 }, (_, i) => i / 100),
  shape: [2, 3, 5, 5],
  dims: ['B', 'H', 'N', 'N'],
};

/** A frame as `FigureFrame.astro` writes it. */
function addFrame(name: string): FigureFrame {
  document.body.innerHTML = `<figure-frame name="${name}" data-state="drawn"><figure><div class="stage"></div>
    <div class="working"></div><div class="under">
    <div class="controls">${sliderFieldHtml({ name: 'row', label: 'Row', min: 0, max: 4, value: 0 }).text}</div>
    <div class="said"><p class="readout" role="status"></p><menu-button><button aria-haspopup="menu" aria-expanded="false">Menu</button><ul role="menu" hidden>
    <li role="menuitem" data-pick="png">PNG</li><li role="menuitem" data-pick="npy">NPY</li></ul></menu-button></div></div>
    <p class="error" hidden><span class="message"></span><button class="retry">Retry</button></p>
    <p class="foot"><span data-foot="shape"></span></p></figure></figure-frame>`;
  const frame = document.querySelector<FigureFrame>('figure-frame')!;
  frame.stage.append(heatmap({ data: tensor.data.slice(0, 25), shape: [5, 5] }, { width: 240 }));
  frame.stage.insertAdjacentHTML('beforeend', '<grid-cursor label="Cells"></grid-cursor>');
  return frame;
}

const defineFigure = (name: string, load: LoadFigure) => {
  figuresLoadBy((asked) => (asked === name ? load : undefined));
};

const key = (target: Element, name: string, init: KeyboardEventInit = {}) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...init }));

// The mouse rests where another file's tests left it, and would bring to life what comes under it.
document.documentElement.style.pointerEvents = 'none';

afterEach(() => {
  document.body.innerHTML = '';
  history.replaceState(null, '', location.pathname + location.search);
});

test('a figure that was touched before the page said how it comes alive does so then, once', async () => {
  const frame = addFrame('touched-early');
  frame.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  const start = vi.fn();
  const load = vi.fn((): Promise<LiveFigure> => Promise.resolve({ start }));
  defineFigure('touched-early', load);
  await expect.poll(() => frame.dataset['state']).toBe('live');
  frame.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
  expect(load).toHaveBeenCalledOnce();
});

test('figures come alive in view by themselves where the reader has asked for that, and only in view', async () => {
  const load = vi.fn((): Promise<LiveFigure> => Promise.resolve({ start: () => undefined }));
  defineFigure('in-view', load);
  addFrame('in-view').style.marginTop = '300vh';
  letFiguresComeAlive(true);
  try {
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(load).not.toHaveBeenCalled();
    const frame = addFrame('in-view');
    await vi.waitFor(() => {
      expect(frame.dataset['state']).toBe('live');
    });
  } finally {
    letFiguresComeAlive(false);
  }
  addFrame('in-view');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(load).toHaveBeenCalledTimes(1);
});

test('a figure is loaded once, by the first of many events', async () => {
  const load = vi.fn((): Promise<LiveFigure> =>
    Promise.resolve({
      start: (frame: FigureFrame) => {
        frame.foot({ shape: [5, 5] });
      },
    }),
  );
  defineFigure('once', load);
  const frame = addFrame('once');
  expect(load).not.toHaveBeenCalled();
  frame.dispatchEvent(new PointerEvent('pointerover', { pointerType: 'touch', bubbles: true }));
  expect(load).not.toHaveBeenCalled();
  frame.dispatchEvent(new PointerEvent('pointerover', { pointerType: 'mouse', bubbles: true }));
  frame.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  frame.querySelector('grid-cursor')!.focus();
  await vi.waitFor(() => {
    expect(frame.dataset['state']).toBe('live');
  });
  expect(load).toHaveBeenCalledTimes(1);
  expect(frame.querySelector('[data-foot=shape]')!.textContent).toBe('(5, 5)');
  const items = [...frame.querySelectorAll<HTMLElement>('[role=menuitem]')].map(({ hidden }) => hidden);
  expect(items).toEqual([false, true]); // no tensor(): no NPY
});

test('what is picked before the code is there reaches the figure', async () => {
  let arrive = (_: LiveFigure): void => undefined;
  defineFigure(
    'early',
    () =>
      new Promise((resolve) => {
        arrive = resolve;
      }),
  );
  const frame = addFrame('early');
  const picked = vi.fn<(detail: GridDetail) => void>();
  const cursor = frame.querySelector('grid-cursor')!;
  cursor.focus();
  key(cursor, 'ArrowDown');
  key(cursor, 'Enter');
  expect(frame.querySelector('.readout')!.textContent).toBe('row 1, column 0');
  arrive({
    start: () => {
      for (const event of frame.earlyEvents())
        if (event.type === 'grid-pick') picked((event as CustomEvent<GridDetail>).detail);
    },
  });
  await vi.waitFor(() => {
    expect(picked).toHaveBeenCalledWith({ row: 1, col: 0, via: 'key' });
  });
});

test('a figure says that its model is loading before the first byte came, and then what it said', async () => {
  let end = (_: boolean): void => undefined;
  const gate = (): Promise<boolean> =>
    new Promise((resolve) => {
      end = resolve;
    });
  defineFigure('slow', async () => {
    if (await gate()) return { start: () => undefined };
    throw new Error('no network');
  });
  const frame = addFrame('slow');
  frame.say('A patch is 16 × 16.');
  const readout = frame.querySelector<HTMLElement>('.readout')!;
  readout.style.width = '4em'; // several lines
  for (const [works, state] of [
    [false, 'error'],
    [true, 'live'],
  ] as const) {
    const live = frame.activate();
    expect(readout.textContent).toBe('A patch is 16 × 16.');
    const { height } = readout.getBoundingClientRect();
    await expect.poll(() => readout.textContent).toBe('Loading the model …');
    expect(readout.getBoundingClientRect().height).toBe(height);
    end(works);
    await live;
    expect(frame.dataset['state']).toBe(state);
    expect(readout.textContent).toBe('A patch is 16 × 16.');
  }
});

test('a figure that cannot be loaded keeps its picture, says why, and Retry loads it', async () => {
  let broken = true;
  defineFigure('broken', () =>
    broken ? Promise.reject(new Error('no network')) : Promise.resolve({ start: () => undefined }),
  );
  const frame = addFrame('broken');
  expect(await frame.activate()).toBeNull();
  expect(frame.dataset['state']).toBe('error');
  expect(frame.querySelector('.message')!.textContent).toBe('This did not work: no network');
  expect(frame.stage.querySelector('svg')).not.toBeNull();
  broken = false;
  frame.querySelector<HTMLElement>('.retry')!.click();
  await vi.waitFor(() => {
    expect(frame.dataset['state']).toBe('live');
  });
  expect(frame.querySelector<HTMLElement>('.error')!.hidden).toBe(true);
});

test('a later recomputation overtakes an earlier one', async () => {
  const frame = addFrame('work');
  const gates: (() => void)[] = [];
  const work = (result: string) =>
    frame.recompute(
      (signal) =>
        new Promise<string>((resolve) => {
          gates.push(() => {
            resolve(signal.aborted ? 'aborted' : result);
          });
        }),
    );
  const [first, second] = [work('first'), work('second')];
  expect(frame.dataset['state']).toBe('recomputing');
  gates[1]!();
  expect(await second).toBe('second');
  gates[0]!();
  expect(await first).toBeUndefined();
  expect(frame.dataset['state']).toBe('live');
});

test('a link’s state brings the figure to life where the reader was, and the figure gives the same link', async () => {
  history.replaceState(null, '', '#fig=linked&row=3');
  let row = '';
  defineFigure('linked', () =>
    Promise.resolve({
      start: (_, state) => {
        row = state['row'] ?? '';
      },
      state: () => ({ row }),
    }),
  );
  const frame = addFrame('linked');
  await vi.waitFor(() => {
    expect(row).toBe('3');
  });
  expect(new URL(frame.link()).hash).toBe('#fig=linked&row=3');
});

test('the menu opens by arrow key, wraps, picks by Enter and closes by Escape', () => {
  const frame = addFrame('menu');
  const menu = frame.querySelector('menu-button')!;
  const button = menu.querySelector('button')!;
  const picks: string[] = [];
  menu.addEventListener('menu-pick', (event) => {
    event.stopPropagation();
    picks.push(event.detail.pick);
  });
  button.focus();
  key(button, 'ArrowUp');
  expect(button.getAttribute('aria-expanded')).toBe('true');
  expect(document.activeElement!.textContent).toBe('NPY');
  key(document.activeElement!, 'ArrowDown');
  expect(document.activeElement!.textContent).toBe('PNG');
  key(document.activeElement!, 'Enter');
  expect(picks).toEqual(['png']);
  expect(document.activeElement).toBe(button);
  button.click();
  key(document.activeElement!, 'Escape');
  expect(menu.querySelector<HTMLElement>('[role=menu]')!.hidden).toBe(true);
});

test('the grid cursor lies exactly over the cells and picks the one under the pointer', async () => {
  const frame = addFrame('grid');
  const cursor = frame.querySelector('grid-cursor')!;
  await vi.waitFor(() => {
    expect(cursor.getBoundingClientRect().left).toBeGreaterThan(0); // once the page is laid out
  });
  const rects = [...frame.stage.querySelectorAll('svg rect')]
    .slice(0, 25)
    .map((rect) => rect.getBoundingClientRect());
  const box = cursor.getBoundingClientRect();
  expect(box.left).toBeCloseTo(rects[0]!.left, -0.5);
  expect(box.bottom).toBeCloseTo(rects[24]!.bottom, -0.5);
  const picked: GridDetail[] = [];
  cursor.addEventListener('grid-pick', ({ detail }) => picked.push(detail));
  const { left, top, width, height } = rects[13]!;
  cursor.dispatchEvent(
    new PointerEvent('click', {
      clientX: left + width / 2,
      clientY: top + height / 2,
      pointerType: 'mouse',
      bubbles: true,
    }),
  );
  expect(picked).toEqual([{ row: 2, col: 3, via: 'mouse' }]);
  key(cursor, 'End');
  expect(cursor.cell).toEqual({ row: 2, col: 4 });
  key(cursor, 'End');
  expect(frame.querySelector('.readout')!.textContent).toBe('row 2, column 4, edge');
  key(cursor, 'Escape');
  expect(document.activeElement).toBe(frame.querySelector('figure'));
});

test('a dialog around a grid keeps its Escape', () => {
  document.body.innerHTML = '<dialog open><p class="readout"></p><grid-cursor></grid-cursor></dialog>';
  expect(key(document.querySelector('grid-cursor')!, 'Escape')).toBe(true);
});

test('what a pointer passes over and progress are shown, not read out', () => {
  const frame = addFrame('quiet');
  const readout = frame.querySelector('.readout')!;
  frame.say('1 of 5 MB', { aloud: false });
  expect([readout.textContent, readout.getAttribute('aria-live')]).toEqual(['1 of 5 MB', 'off']);
  frame.say('Tick what will move.', { asks: true });
  expect([readout.getAttribute('aria-live'), readout.hasAttribute('data-asks')]).toEqual(['polite', true]);
  frame.say('Done.');
  expect(readout.hasAttribute('data-asks')).toBe(false);
});

test('a slider and its number field agree, and a number that is not allowed becomes the nearest', () => {
  const frame = addFrame('slider');
  const field = frame.querySelector('slider-field')!;
  const [number, range] = [...field.querySelectorAll('input')] as [HTMLInputElement, HTMLInputElement];
  const values: number[] = [];
  field.addEventListener('slider-change', ({ detail }) => values.push(detail.value));
  range.value = '3';
  range.dispatchEvent(new Event('input', { bubbles: true }));
  expect(number.value).toBe('3');
  number.value = '99';
  number.dispatchEvent(new Event('input', { bubbles: true }));
  expect(range.value).toBe('3');
  number.dispatchEvent(new Event('change', { bubbles: true }));
  expect([number.value, range.value]).toEqual(['4', '4']);
  expect(values).toEqual([3, 4]);
});

test('a chip flashes only the number that changed', () => {
  document.body.innerHTML = '<shape-chip shape="1,197,192" dims="B,N,C"></shape-chip>';
  const chip = document.querySelector('shape-chip')!;
  expect(chip.querySelectorAll('.is-new')).toHaveLength(0);
  chip.show({ shape: [1, 196, 192], dims: ['B', 'N', 'C'] });
  expect([...chip.querySelectorAll('.is-new')].map(({ textContent }) => textContent)).toEqual(['196']);
  expect(chip.querySelector('.chip')!.getAttribute('aria-label')).toBe(
    '1 by 196 by 192: batch, tokens, channels',
  );
});

test('the data table pages through exactly the tensor', () => {
  const dialog = openDataTable(tensor);
  const cells = () =>
    [...dialog.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map(({ textContent }) => Number(textContent)),
    );
  expect(cells()[0]).toEqual([0, 0, 0, 0, 0.01, 0.02, 0.03, 0.04]);
  dialog.querySelector<HTMLElement>('[data-go=down]')!.click();
  expect(cells()[0]).toEqual([1, 1, 0, 1, 1.01, 1.02, 1.03, 1.04]);
  dialog.close();
});

test('the menu saves the drawing as a PNG of twice its size and of the same colours', async () => {
  const frame = addFrame('png');
  const png = await createImageBitmap(await svgToPng(frame.stage.querySelector('svg')!));
  const svg = frame.stage.querySelector('svg')!;
  const canvas = new OffscreenCanvas(png.width, png.height).getContext('2d')!;
  canvas.drawImage(png, 0, 0);
  const grid = readGrid(svg)!;
  const corner = [grid.x + (grid.width * 4.5) / 5, grid.y + (grid.height * 4.5) / 5] as const;
  const pixel = canvas.getImageData(corner[0] * 2, corner[1] * 2, 1, 1).data;
  expect([...pixel.slice(0, 3)]).toEqual([...divergingScale(1).rgb(1)]); // cell (4, 4) holds the largest value
  expect([png.width, png.height]).toEqual([
    Number(svg.getAttribute('width')) * 2,
    Number(svg.getAttribute('height')) * 2,
  ]);
  expect(await runMenu('csv', frame, { start: () => undefined })).toBe('This figure shows no tensor yet.');
});

test('the inspector shows the value under the cursor as code, at the index that was chosen', async () => {
  const inspector = TensorInspector.shared({ read: () => Promise.resolve(tensor) });
  await inspector.open(tensor.name);
  const head = inspector.querySelector('slider-field[name="1"] input[type=range]') as HTMLInputElement;
  head.value = '2';
  head.dispatchEvent(new Event('input', { bubbles: true }));
  const cursor = inspector.querySelector<HTMLElement>('.picture grid-cursor')!;
  cursor.focus();
  key(cursor, 'ArrowDown');
  key(cursor, 'ArrowRight');
  expect(inspector.querySelector('.readout')!.textContent).toBe('blocks.0.attn[0, 2, 1, 1] = 0.5600');
  const stats = Object.fromEntries(
    [...inspector.querySelectorAll('.stats div')].map((row) => [
      row.children[0]!.textContent,
      row.children[1]!.textContent,
    ]),
  );
  expect(stats).toMatchObject({ numbers: '150', max: '+1.490', 'not finite': '0' });
  inspector.close();
  inspector.remove();
});

const press = (inspector: TensorInspector, name: string, value: string) => {
  const select = inspector.querySelector<HTMLSelectElement>(`select[name=${name}]`)!;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
};
const textOf = (inspector: TensorInspector, selector: string) =>
  inspector.querySelector(selector)!.textContent;

test('attention opens on the picture: mean and heads side by side, a patch picked is the query', async () => {
  const picture = { data: new Uint8Array(4 * 4 * 3).fill(90), shape: [4, 4, 3] };
  const inspector = TensorInspector.shared({
    read: () => Promise.resolve(tensor),
    picture: () => picture,
  });
  await inspector.open(tensor.name);
  expect([...inspector.querySelectorAll('.maps h4')].map((title) => title.textContent)).toEqual([
    'Mean of the heads',
    'Head 0',
    'Head 1',
    'Head 2',
  ]);
  // The mean of the heads' first rows: 0.25 on the cls_token, 0.26 to 0.29 on the patches.
  expect(textOf(inspector, '.maps div > p')).toBe('cls_token: 25 %');
  expect(textOf(inspector, '.readout')).toBe(
    'Query 0 is cls_token. In the mean of the heads it gives most, 29 %, to the patch in row 1, column 1.',
  );
  const common =
    'Values shown: 0.0100 to 0.540. Common scale: in all pictures colours run from 0 to 0.540 or more.';
  expect(textOf(inspector, '.first .scale-says')).toBe(common);
  press(inspector, 'maps-scale', 'own');
  expect(textOf(inspector, '.first .scale-says')).toContain('Own scale: in each picture');
  expect([...inspector.querySelectorAll('.map svg')].map((svg) => svg.textContent)).toEqual([
    expect.stringContaining('0.290'),
    expect.stringContaining('0.0400'),
    expect.stringContaining('0.290'),
    expect.stringContaining('0.540'),
  ]);

  const cursor = inspector.querySelector<HTMLElement>('.map grid-cursor')!;
  cursor.focus();
  key(cursor, 'ArrowRight');
  expect(textOf(inspector, '.readout')).toBe('blocks.0.attn[0].mean(0)[0, 2] = 0.2700');
  key(cursor, 'Enter');
  expect(textOf(inspector, '.readout')).toMatch(/^Query 2 is the patch in row 0, column 1\. /);
  expect(inspector.querySelector('slider-field[name=query]')).toHaveProperty('value', 2);
  expect(inspector.querySelector('.map svg')!.getAttribute('aria-label')).toContain(
    'row 0, column 1 selected',
  );
  inspector.querySelector<HTMLElement>('[data-query="0"]')!.click();
  expect(textOf(inspector, '.readout')).toMatch(/^Query 0 is cls_token/);
  inspector.remove();
});

test('a heatmap prints its own scale and, by choice, that of the whole tensor', async () => {
  const channels: ShownTensor = {
    name: 'proj',
    data: Float32Array.of(0.5, -0.25, 0.1, 0, 4, -8, 2, 1),
    shape: [1, 2, 2, 2],
    dims: ['B', 'C', 'h', 'w'],
  };
  const inspector = TensorInspector.shared({ read: () => Promise.resolve(channels) });
  await inspector.open('proj');
  expect(textOf(inspector, '.second-says')).toContain(
    'Own scale: colours run from −0.500 to +0.500; of the whole tensor, −8 to +8.',
  );
  press(inspector, 'scale', 'common');
  expect(textOf(inspector, '.second-says')).toBe(
    'Values shown: −0.250 to +0.500. Common scale of the whole tensor: colours run from −8 to +8.',
  );
  inspector.remove();
});

test('logits are classes by name, highest first, and in their grid', async () => {
  const logits: ShownTensor = {
    name: 'logits',
    data: Float32Array.of(1, 3, -2, 0),
    shape: [1, 4],
    dims: ['B', 'K'],
  };
  const inspector = TensorInspector.shared({
    read: () => Promise.resolve(logits),
    classNames: () => ['cat', 'owl', 'car', 'key'],
  });
  await inspector.open('logits');
  const rows = [...inspector.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map(({ textContent }) => textContent),
  );
  expect(rows).toEqual([
    ['owl', '1', '+3', '84 %'],
    ['cat', '0', '+1', '11 %'],
    ['key', '3', '0', '4.2 %'],
    ['car', '2', '−2', '0.6 %'],
  ]);
  const cursor = inspector.querySelector<HTMLElement>('.picture grid-cursor')!;
  cursor.focus();
  key(cursor, 'ArrowDown');
  expect(textOf(inspector, '.readout')).toBe('logits[0, 2] = -2: car');
  inspector.remove();
});

test('a picture is a picture first, with its three numbers under the cursor', async () => {
  const input: ShownTensor = {
    name: 'input',
    data: Float32Array.from({ length: 12 }, (_, i) => i / 8 - 1),
    shape: [1, 3, 2, 2],
    dims: ['B', 'C', 'h', 'w'],
    kind: 'picture',
  };
  const inspector = TensorInspector.shared({
    read: () => Promise.resolve(input),
    picture: () => ({ data: new Uint8Array(12).fill(200), shape: [2, 2, 3] }),
  });
  await inspector.open('input');
  expect(inspector.querySelector('.first svg image')).not.toBeNull();
  const cursor = inspector.querySelector<HTMLElement>('.first grid-cursor')!;
  cursor.focus();
  key(cursor, 'ArrowDown');
  expect(textOf(inspector, '.readout')).toBe('input[0, :, 1, 0] = [-0.7500, -0.2500, 0.2500]');
  inspector.remove();
});

test('the inspector says what went wrong', async () => {
  const inspector = TensorInspector.shared({ read: () => Promise.reject(new Error('no such tensor')) });
  await inspector.open('blocks.9');
  expect(inspector.querySelector('.readout')!.textContent).toBe('This did not work: no such tensor');
  inspector.remove();
});

test('the line that makes a tensor is marked while the pointer is on its figure', () => {
  document.body.innerHTML =
    '<pre><span data-line-of="attn">x</span></pre><figure data-tensor="attn"><b>cell</b></figure><p>else</p>';
  const [line, cell, other] = ['span', 'b', 'p'].map((tag) => document.querySelector(tag)!) as [
    Element,
    Element,
    Element,
  ];
  const unlink = linkCode(document);
  const over = (target: Element) => target.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
  over(cell);
  expect(line.classList.contains('is-linked')).toBe(true);
  over(other);
  expect(line.classList.contains('is-linked')).toBe(false);
  unlink();
  over(cell);
  expect(line.classList.contains('is-linked')).toBe(false);
});

test('how a second stage’s weights come along stands at its own place, and the readout stays', () => {
  const frame = addFrame('compared');
  frame.say('head 3 of block 9');
  const place = document.createElement('p');
  frame.progress({ stage: 'weights', loaded: 5e6, total: 11.1e6 }, place);
  expect(place.textContent).toContain('11.1 MB');
  expect(frame.querySelector('.readout')!.textContent).toBe('head 3 of block 9');
});
