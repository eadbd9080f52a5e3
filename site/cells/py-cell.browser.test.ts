import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import book from '#tests/fixtures/python/book.json' with { type: 'json' };
import './py-cell.css';
import './py-cell.ts';
import { registerRenderer } from './renderers.ts';

const network = vi.hoisted(() => ({ down: false }));

// Plain Python is enough for a cell; the tensor library in its worker is tested on the built site
// (tests/e2e).
vi.mock(import('#lib/python/spawn.ts'), async (load) => {
  const [spawn, { default: stub }] = await Promise.all([
    load(),
    import('#tests/browser/python-stub.worker.ts?worker&url'),
  ]);
  const spawnPythonWorker = (assets: string) =>
    network.down
      ? spawn.spawnPythonWorker(assets, '/no-such-worker.js')
      : spawn.spawnPythonWorker(assets, stub);
  return { ...spawn, spawnPythonWorker };
});

beforeAll(() => {
  const record = document.createElement('meta');
  record.name = 'book';
  record.content = JSON.stringify(book);
  document.head.append(record);
});

/** A page of cells as `site/markdown/live-cell.ts` writes them. */
function cells(...sources: string[]): HTMLElement[] {
  document.body.innerHTML = '';
  return sources.map((source) => {
    const cell = document.createElement('py-cell');
    cell.dataset['source'] = source;
    cell.dataset['state'] = 'drawn';
    cell.innerHTML = `<div class="py-bar">
        <button data-action="run">Run</button><button data-action="stop" hidden>Stop</button>
        <span class="py-count"></span><button data-action="above">Run all above</button>
        <button data-action="reset" hidden>Reset</button><button data-action="copy">Copy</button>
        <span class="py-status" role="status"></span><span class="py-heard" role="status"></span></div>
      <div class="py-code"><div class="expressive-code"><pre><code></code></pre></div></div>
      <div class="py-output"><pre class="py-stdout">drawn\n</pre></div>`;
    cell.querySelector('code')!.textContent = source;
    document.body.append(cell);
    return cell;
  });
}

const button = (cell: HTMLElement, action: string) =>
  cell.querySelector<HTMLButtonElement>(`[data-action=${action}]`)!;
const output = (cell: HTMLElement) => cell.querySelector('.py-output')!.textContent;
const status = (cell: HTMLElement) => cell.querySelector('.py-status')!.textContent;
const until = (cell: HTMLElement, state: string) =>
  expect.poll(() => cell.dataset['state'], { timeout: 30_000 }).toBe(state);

async function type(cell: HTMLElement, text: string): Promise<void> {
  await userEvent.click(cell.querySelector('.py-code')!);
  await expect.poll(() => cell.querySelector('.cm-focused')).not.toBeNull();
  await userEvent.keyboard('{Control>}a{/Control}');
  await userEvent.keyboard(text);
}

let unregister = (): void => {};
afterEach(() => unregister());

test('where Python does not load, a cell says so in a sentence, and Retry runs it', async () => {
  network.down = true;
  const [cell] = cells('print("at last")') as [HTMLElement];
  await userEvent.click(button(cell, 'run'));
  await until(cell, 'error');
  network.down = false;
  const notice = cell.querySelector('.missing-part')!;
  expect(notice.textContent).toMatch(/^Python could not be loaded: .* the Python worker\. Retry$/);
  expect(output(cell)).toBe('drawn\n');
  await userEvent.click(notice.querySelector('button')!);
  await until(cell, 'done');
  expect(output(cell)).toBe('at last\n');
  expect(cell.querySelector('.missing-part')).toBeNull();
});

test('a cell is a drawing until it is touched, and Run brings it to life', async () => {
  const [cell] = cells('print("live")') as [HTMLElement];
  expect(cell.querySelector('.cm-editor')).toBeNull();
  await userEvent.click(button(cell, 'run'));
  await until(cell, 'done');
  expect(output(cell)).toBe('live\n');
  expect(cell.querySelector('.py-count')!.textContent).toMatch(/^\[\d+\]$/);
  expect(status(cell)).toMatch(/^Done in/);
  expect(cell.querySelector('.py-heard')!.textContent).toBe('live');
});

test('cells share names, and say so when those above have not run', async () => {
  const [first, second] = cells('name_of_first = 3', 'name_of_first') as [HTMLElement, HTMLElement];
  await userEvent.click(button(second, 'run'));
  await until(second, 'error');
  expect(output(second)).toContain('NameError');
  expect(output(second)).toContain('Cells above have not run here yet.');
  await userEvent.click(button(second, 'above'));
  await until(first, 'done');
  await until(second, 'done');
  expect(output(second)).toBe('3');
});

test('a cell does not run after one above it that failed, and says so', async () => {
  const [, second] = cells('1 / 0', 'print("not reached")') as [HTMLElement, HTMLElement];
  await userEvent.click(button(second, 'above'));
  await expect
    .poll(() => status(second), { timeout: 30_000 })
    .toMatch(/^A cell above did not run to its end/);
  expect(output(second)).toBe('drawn\n');
});

test('the last line of an error wraps, code does not', async () => {
  const long = 'word '.repeat(60).trim();
  const [cell] = cells(`raise ValueError("${long}")`) as [HTMLElement];
  await userEvent.click(button(cell, 'run'));
  await until(cell, 'error');
  const message = cell.querySelector<HTMLElement>('.py-error .py-message')!;
  expect(message.textContent).toBe(`ValueError: ${long}`);
  expect(message.getBoundingClientRect().right).toBeLessThanOrEqual(innerWidth);
  expect(message.getClientRects().length === 1 && message.offsetHeight).toBeGreaterThan(40);
  expect(cell.querySelector('.py-error')!.scrollWidth).toBeGreaterThan(innerWidth);
});

test('an edited cell says so, an error marks its line, and Reset brings the text back', async () => {
  const [cell] = cells('1') as [HTMLElement];
  await type(cell, '1/0');
  await until(cell, 'edited');
  expect(status(cell)).toBe('edited');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await until(cell, 'error');
  expect(cell.querySelector('.py-marked')!.textContent).toBe('1/0');
  expect(cell.querySelector('.cm-lineNumbers')).not.toBeNull();
  await userEvent.click(button(cell, 'reset'));
  expect(cell.querySelector('.cm-content')!.textContent).toBe('1');
  expect(cell.querySelector('.py-marked')).toBeNull();
  expect(button(cell, 'reset').hidden).toBe(true);
});

test('Shift-Enter runs and goes to the next cell', async () => {
  const [first, second] = cells('print("a")', '2') as [HTMLElement, HTMLElement];
  await type(first, 'print(7)');
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
  await until(first, 'done');
  expect(output(first)).toBe('7\n');
  expect(second.contains(document.activeElement)).toBe(true);
});

test('Tab leaves the editor until something is typed, then indents; Escape gives it back', async () => {
  const [cell] = cells('x') as [HTMLElement];
  await userEvent.click(cell.querySelector('.py-code')!);
  await expect.poll(() => cell.querySelector('.cm-focused')).not.toBeNull();
  await userEvent.keyboard('{Tab}');
  expect(cell.querySelector('.cm-editor')!.contains(document.activeElement)).toBe(false);
  await type(cell, 'y');
  await userEvent.keyboard('{Home}{Tab}');
  expect(cell.querySelector('.cm-content')!.textContent).toBe('    y');
  expect(cell.querySelector('.py-hint')!.textContent).toContain('Escape');
  expect(cell.querySelector('.cm-content')!.getAttribute('aria-describedby')).toBe(
    cell.querySelector('.py-hint')!.id,
  );
  await userEvent.keyboard('{Escape}{Tab}');
  expect(cell.querySelector('.cm-editor')!.contains(document.activeElement)).toBe(false);
});

test('an endless loop shows its time after half a second, and Stop ends it', async () => {
  const [cell] = cells('while True: pass') as [HTMLElement];
  await userEvent.click(button(cell, 'run'));
  await until(cell, 'running');
  await expect.poll(() => status(cell), { timeout: 5000 }).toMatch(/^Running, \d/);
  expect(button(cell, 'run').hidden).toBe(true);
  await userEvent.click(button(cell, 'stop'));
  await until(cell, 'error');
  expect(output(cell)).toContain('Stopped.');
  expect(button(cell, 'run').hidden).toBe(false);
});

test('Restart Python gives every cell a fresh start', async () => {
  const [first, second] = cells('name_of_page = 5', 'name_of_page') as [HTMLElement, HTMLElement];
  await userEvent.click(button(first, 'run'));
  await until(first, 'done');
  await userEvent.click(button(first, 'restart'));
  expect(status(first)).toContain('Python was restarted');
  await userEvent.click(button(second, 'run'));
  await until(second, 'error');
  expect(output(second)).toContain('NameError');
});

test('a cell that spoils Python says so, and the next one finds it whole', async () => {
  const [first, second] = cells('import sys\nsys.stdout.close()', 'print("whole")') as [
    HTMLElement,
    HTMLElement,
  ];
  await userEvent.click(button(first, 'run'));
  await until(first, 'error');
  expect(output(first)).toContain('This cell changed Python itself.');
  await userEvent.click(button(second, 'run'));
  await until(second, 'done');
  expect(output(second)).toContain('whole');
});

test('Run in the cell below is not lost while another is edited', async () => {
  const [first, second] = cells('x = 1', 'print("heard")') as [HTMLElement, HTMLElement];
  await type(first, 'y = 2');
  const run = button(second, 'run');
  const before = run.getBoundingClientRect().top;
  run.focus(); // what the press does before the release
  expect(run.getBoundingClientRect().top).toBe(before);
  await userEvent.click(run);
  await until(second, 'done');
  expect(output(second)).toBe('heard\n');
});

test('what has a renderer is drawn under its text', async () => {
  unregister = registerRenderer('test-grid', (record, document) => {
    const drawing = document.createElement('output');
    drawing.textContent = `drawn ${JSON.stringify(record['shape'])}`;
    return drawing;
  });
  const [cell] = cells(
    'class A:\n    def _display_(self): return {"kind": "test-grid", "shape": [2, 3]}\n    def __repr__(self): return "A()"\nA()',
  ) as [HTMLElement];
  await userEvent.click(button(cell, 'run'));
  await until(cell, 'done');
  await expect.poll(() => cell.querySelector('.py-drawn output')?.textContent).toBe('drawn [2,3]');
  expect(cell.querySelector('.py-value')!.textContent).toBe('A()');
});

test('buttons are as large as a finger, also on the narrowest phone', async () => {
  const [cell] = cells('x = 1') as [HTMLElement];
  await page.viewport(360, 640);
  for (const action of ['run', 'above', 'copy']) {
    const { width, height } = button(cell, action).getBoundingClientRect();
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  }
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
});

test('a picture is seen whole on the narrowest phone', async () => {
  const [cell] = cells('x = 1') as [HTMLElement];
  await page.viewport(360, 640);
  const place = document.createElement('div');
  place.className = 'py-drawn';
  const picture = new Image(448, 224);
  picture.src = 'data:image/gif;base64,R0lGODlhAgABAIAAAAAAAP///yH5BAEAAAAALAAAAAACAAEAAAICBAoAOw==';
  place.append(picture);
  cell.querySelector('.py-output')!.append(place);
  await picture.decode();
  expect(place.scrollWidth).toBe(place.clientWidth);
  expect(picture.width / picture.height).toBeCloseTo(2);
});
