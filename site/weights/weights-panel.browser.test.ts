/** The weights panel in a page: what it says of the backends, and that a choice of one is kept. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { knownBackends } from '../book/backends.ts';
import { RECORD_META } from '../book/record.ts';
import { backendsHtml } from './backends-html.ts';
import { weightsWords } from './words.ts';
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
