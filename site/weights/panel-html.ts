/** The markup of the weights panel. */
import type { KeptFile } from '#lib/weights/store.ts';
import type { NoWebGpu } from '#lib/engine/web-gpu.ts';
import type { KnownBackends } from '../book/backends.ts';
import { html, type Html } from '../kit/html.ts';
import { backendsHtml } from './backends-html.ts';
import { CATALOG, type OfficialWeights } from './catalog.ts';
import { roleOf } from './chosen-model.ts';
import { mayNotFit, memoryFor } from './memory.ts';
import { size } from './sizes.ts';
import type { WeightsWords } from './words.ts';
import { nameOf } from './use-weights.ts';

export interface PanelState {
  readonly files: readonly KeptFile[];
  /** Keys of those in use; none means the site's own. */
  readonly inUse: ReadonlySet<string>;
  readonly hubs: readonly string[];
  readonly room: { readonly usage: number; readonly quota: number } | null;
  readonly backends: KnownBackends;
  /** Why there is no WebGPU; null where there is. */
  readonly missing: NoWebGpu | null;
}

export function panelHtml(
  { files, inUse, hubs, room, backends, missing }: PanelState,
  words: WeightsWords,
): Html {
  const official = CATALOG.filter(({ id }) => !files.some(({ key, whole }) => whole && key === `hub:${id}`));
  return html`<p class="said" role="status"></p>
    <pre class="convert" hidden></pre>
    <div class="progress" hidden>
      <progress></progress> <span class="how-far"></span>
      <button type="button" data-do="anyway" hidden>${words.anyway}</button>
      <button type="button" data-do="cancel">${words.cancel}</button>
    </div>
    <ul class="weights">
      <li>
        <span class="what"><strong>${words.site}</strong> ${words.siteAbout}</span>
        ${useButton(inUse.size === 0, 'site', words)}
      </li>
    </ul>
    <h3>${words.kept}</h3>
    ${files.length === 0 ? html`<p>${words.none}</p>` : null}
    <ul class="weights">
      ${files.map((file) => keptItem(file, inUse, words))}
    </ul>
    ${room ? html`<p class="fine">${words.room(size(room.usage), size(room.quota))}</p>` : null}
    <h3>${words.official}</h3>
    <p class="fine">${words.host(new URL(hubs[0]!).host)}</p>
    ${hubs.length > 1 ? hubChoice(hubs, words) : null}
    <ul class="weights">
      ${official.map((weights) => officialItem(weights, files, words))}
    </ul>
    <h3>${words.other}</h3>
    <form class="other">
      <label>${words.otherLabel} <input name="id" required autocomplete="off" spellcheck="false" /></label>
      <button>${words.lookUp}</button>
      <p class="fine">${words.otherHint}</p>
    </form>
    <h3>${words.file}</h3>
    <div class="own">
      <label class="file"
        >${words.chooseFile}<input type="file" accept=".safetensors" class="visually-hidden"
      /></label>
      <p class="fine">${words.drop}</p>
    </div>
    ${backendsHtml(backends, missing, words)}`;
}

const useButton = (inUse: boolean, key: string, words: WeightsWords): Html =>
  html`<button type="button" data-do="use" data-key="${key}" aria-pressed="${String(inUse)}">
    ${inUse ? words.inUse : words.use}
  </button>`;

function keptItem(file: KeptFile, inUse: ReadonlySet<string>, words: WeightsWords): Html {
  const { key, bytes, stored, whole, model } = file;
  const role = whole && model ? roleOf(model) : null;
  const where = role === 'vit' ? '' : words.stop + (role ? words.resnetsOnly : words.cellsOnly);
  const about = !whole ? words.partly(size(stored), size(bytes)) : size(bytes) + where;
  return html`<li>
    <span class="what"><strong>${nameOf(key)}</strong> ${about}</span>
    ${role ? useButton(inUse.has(key), key, words) : null}
    ${
      whole && key.startsWith('hub:')
        ? html`<button
            type="button"
            data-do="changed"
            data-key="${key}"
            aria-label="${words.changedOf(nameOf(key))}"
          >
            ${words.changed}
          </button>`
        : null
    }
    <button type="button" data-do="delete" data-key="${key}" aria-label="${`${words.delete} ${nameOf(key)}`}">
      ${words.delete}
    </button>
  </li>`;
}

function officialItem(weights: OfficialWeights, files: readonly KeptFile[], words: WeightsWords): Html {
  const { id, label, bytes } = weights;
  const part = files.find(({ key }) => key === `hub:${id}`);
  const offer = part ? words.goOn(size(part.bytes - part.stored)) : words.download(size(bytes));
  const warning = mayNotFit(bytes) ? html` <em>${words.tooBig(size(memoryFor(bytes)))}</em>` : null;
  return html`<li>
    <span class="what"><strong>${label}</strong> ${words.about(weights)} <code>${id}</code>${warning}</span>
    <button type="button" data-do="download" data-id="${id}">${offer}</button>
  </li>`;
}

const hubChoice = (hubs: readonly string[], words: WeightsWords): Html =>
  html`<label class="hub"
    >${words.hub}
    <select>
      ${hubs.map((hub) => html`<option value="${hub}">${new URL(hub).host}</option>`)}
    </select></label
  >`;
