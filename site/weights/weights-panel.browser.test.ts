/** The weights panel in a page: what it says of the backends, and that a choice of one is kept. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FromWeightsWorker, ToWeightsWorker } from '#lib/weights/weights-protocol.ts';
import { knownBackends } from '../book/backends.ts';
import { RECORD_META } from '../book/record.ts';
import { backendsHtml } from './backends-html.ts';
import { weightsWords } from './words.ts';
import type { WeightsPanel } from './weights-panel.ts';
import './weights-panel.ts';

beforeEach(() => {
  const meta = document.createElement('meta');
  meta.name = RECORD_META;
  meta.content = JSON.stringify({ hubs: ['https://hub.example'] });
  document.head.append(meta);
});
afterEach(() => {
  localStorage.clear();
  document.querySelector(`meta[name="${RECORD_META}"]`)!.remove();
  document.body.replaceChildren();
});

async function panel(): Promise<HTMLElement> {
  const element = document.createElement('weights-panel');
  document.body.append(element);
  await expect.poll(() => element.querySelector('.backends')).not.toBeNull();
  return element;
}

test('a browser whose WebGPU is in software is told so, with the last time of WebAssembly and nothing to choose', async () => {
  const last = { wasm: { milliseconds: 41.6, threads: 4 } };
  localStorage.setItem(
    'book-backends',
    JSON.stringify({ browser: navigator.userAgent, asked: null, raced: {}, last }),
  );
  const element = await panel();
  expect(element.innerText).toContain('WebGPU is in software here, and slow. WebAssembly computes.');
  const rows = [...element.querySelectorAll<HTMLElement>('.backends li')].map((row) => row.innerText.trim());
  expect(rows).toEqual(['WebAssembly took 42 ms for the last run, with 4 threads.']);
});

test('where there is WebGPU a choice is kept for the next page, and races say which computes what', async () => {
  const element = await panel();
  const raced = {
    'ViT-Tiny, scenes': { winner: 'webgpu', milliseconds: { webgpu: 8.4, wasm: 41 }, differs: null },
    mine: { winner: 'wasm', milliseconds: { webgpu: 9, wasm: 41 }, differs: 0.01 },
  } as const;
  const words = weightsWords['en'];
  element.innerHTML += backendsHtml({ ...knownBackends(), raced }, null, words).text;
  expect(element.innerText).toContain(
    'ViT-Tiny, scenes: WebGPU 8.4 ms, WebAssembly 41 ms. WebGPU computes it.',
  );
  expect(element.innerText).toContain(
    'mine: WebGPU and WebAssembly differ by 0.010. So WebAssembly computes it.',
  );
  element.querySelector<HTMLElement>('[data-backend=wasm]')!.click();
  await expect.poll(() => element.querySelector('.said')!.textContent).toBe('From the next page on.');
  expect(knownBackends().asked).toBe('wasm');
  // Drawn anew, of what this browser has.
  await expect.poll(() => element.querySelector('[data-backend]')).toBeNull();
});

describe('a checkpoint that this device may have no memory for', () => {
  const BASE = 'timm/vit_base_patch16_384.augreg_in1k';
  let told: ToWeightsWorker[];

  /** The hub says how large its file is, and fetches nothing of it. */
  class Hub extends EventTarget {
    postMessage(message: ToWeightsWorker): void {
      told.push(message);
      if (message.type === 'download') this.#answer({ type: 'asks', bytes: 346e6 });
      if (message.type === 'stop') this.#answer({ type: 'failed', fault: { fault: 'stopped', message: '' } });
    }

    #answer(data: FromWeightsWorker): void {
      setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data })));
    }

    terminate(): void {
      told.push({ type: 'stop' });
    }
  }

  beforeEach(() => {
    told = [];
    vi.stubGlobal('Worker', Hub);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    Reflect.deleteProperty(navigator, 'deviceMemory');
  });
  const giveMemory = (gigabytes: number): void =>
    void Object.defineProperty(navigator, 'deviceMemory', { value: gigabytes, configurable: true });

  async function typeId(): Promise<HTMLElement> {
    const element = await panel();
    element.querySelector<HTMLInputElement>('[name=id]')!.value = BASE;
    element.querySelector<HTMLFormElement>('form.other')!.requestSubmit();
    return element;
  }
  const said = (element: HTMLElement) => element.querySelector('.said')!.textContent;
  const press = (element: HTMLElement, what: string) =>
    element.querySelector<HTMLElement>(`[data-do=${what}]`)!.click();

  test('typed by hand is told of before it is downloaded, and comes all the same for who asks', async () => {
    giveMemory(2);
    const element = await typeId();
    await expect
      .poll(() => said(element))
      .toBe(
        'vit_base_patch16_384.augreg_in1k, 346.0 MB. It needs about 1.5 GB of memory, more than this device may give a page.',
      );
    expect(told.map(({ type }) => type)).toEqual(['download']);
    press(element, 'anyway');
    await expect.poll(() => told.map(({ type }) => type)).toEqual(['download', 'go-on']);
    expect(element.querySelector<HTMLElement>('[data-do=anyway]')!.hidden).toBe(true);
  });

  test('is left where it is by who cancels', async () => {
    giveMemory(2);
    const element = await typeId();
    await expect.poll(() => said(element)).toMatch(/more than this device/);
    press(element, 'cancel');
    await expect.poll(() => said(element)).toMatch(/^Stopped\./);
    expect(told.map(({ type }) => type)).not.toContain('go-on');
  });

  test('comes without a question where there is enough', async () => {
    giveMemory(8);
    await typeId();
    await expect.poll(() => told.map(({ type }) => type)).toEqual(['download', 'go-on']);
  });

  test('is told of when a cell or a figure asks for it', async () => {
    giveMemory(2);
    const element = await panel();
    const kept = (element as WeightsPanel).download(BASE, false);
    await expect.poll(() => said(element)).toMatch(/more than this device/);
    press(element, 'cancel');
    expect(await kept).toBeNull();
  });
});
