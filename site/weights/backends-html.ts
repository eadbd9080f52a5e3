/**
 * The part of the weights panel about what computes: both backends with their last times, and what their
 * races gave.
 */
import type { BackendName } from '#lib/engine/contract.ts';
import type { NoWebGpu } from '#lib/engine/web-gpu.ts';
import type { KnownBackends } from '../book/backends.ts';
import { html, type Html } from '../kit/html.ts';
import type { WeightsWords } from './words.ts';

const BACKENDS: readonly BackendName[] = ['webgpu', 'wasm'];

/** @param missing why there is no WebGPU; null where there is */
export function backendsHtml(
  { asked, raced, last }: KnownBackends,
  missing: NoWebGpu | null,
  words: WeightsWords,
): Html {
  const usable = BACKENDS.filter((backend) => backend === 'wasm' || missing === null);
  return html`<h3>${words.computes}</h3>
    ${missing ? html`<p class="fine">${words.noWebGpu[missing]}</p>` : null}
    <ul class="weights backends">
      ${usable.map(
        (backend) =>
          html`<li>
            <span class="what"
              ><strong>${words.backends[backend]}</strong> ${words.lastRun(backend, last[backend])}</span
            >
            ${missing === null ? askButton(backend, asked, words) : null}
          </li>`,
      )}
      ${
        missing === null
          ? html`<li><span class="what">${words.fasterAbout}</span> ${askButton(null, asked, words)}</li>`
          : null
      }
    </ul>
    ${Object.entries(raced).map(
      ([label, { winner, milliseconds, differs }]) =>
        html`<p class="fine">
          ${differs === null ? words.raced(label, winner, milliseconds) : words.differs(label, differs)}
        </p>`,
    )}`;
}

const askButton = (backend: BackendName | null, asked: BackendName | null, words: WeightsWords): Html =>
  html`<button
    type="button"
    data-do="backend"
    data-backend="${backend ?? ''}"
    aria-pressed="${String(asked === backend)}"
    aria-label="${`${asked === backend ? words.inUse : words.use}: ${backend ? words.backends[backend] : words.faster}`}"
  >
    ${asked === backend ? words.inUse : words.use}
  </button>`;
