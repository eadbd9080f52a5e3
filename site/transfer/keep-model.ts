/** `<keep-model>`: saves backbone and new head as one file, or lets every figure of the site run on it. */
import { openIndexedStore } from '#lib/weights/indexed-store.ts';
import { readKept } from '#lib/weights/store.ts';
import { models } from '../book/models.ts';
import { weightsOf } from '../book/weights.ts';
import { download } from '../kit/download.ts';
import { pageLanguage } from '../kit/words.ts';
import { chosenModel } from '../weights/chosen-model.ts';
import { chosenWeights } from '../weights/choice.ts';
import { heldBytes } from '../weights/held.ts';
import { keepWeights } from '../weights/keeping.ts';
import { useKept } from '../weights/use-weights.ts';
import { savedModel } from './saved-model.ts';
import type { Head } from './train-head.ts';

const WORDS = {
  en: { save: 'Save the model', use: 'Use it in every figure', used: 'Every figure now runs on your model.' },
  'zh-CN': { save: '保存模型', use: '让每张图都用它', used: '现在每张图都用你的模型。' },
};

/** What was learned last; the figure puts it here. */
let learned: { readonly head: Head; readonly names: readonly string[] } | null = null;
export const holdLearned = (next: typeof learned): void => {
  learned = next;
};

/** The backbone's file: the site's own, or the one that the reader chose. */
async function backboneBytes(): Promise<Uint8Array> {
  const chosen = chosenWeights();
  if (chosen) {
    const bytes = heldBytes(chosen.key) ?? (await readKept(await openIndexedStore(indexedDB), chosen.key));
    if (!bytes) throw new Error('The chosen weights are kept no longer.');
    return bytes;
  }
  const source = weightsOf(models.scenes);
  if (source.kind !== 'bundled') throw new Error('The site’s own weights come from its own folder.');
  const response = await fetch(source.url);
  if (!response.ok) throw new Error(`The weights could not be loaded (${response.status}).`);
  return new Uint8Array(await response.arrayBuffer());
}

class KeepModel extends HTMLElement {
  connectedCallback(): void {
    const words = WORDS[pageLanguage()];
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.innerHTML =
      '<style>button{min-height:2.75rem;padding:.25rem .6rem;font:inherit;color:inherit;background:none;' +
      'border:1px solid var(--sl-color-gray-3,#888)}</style><button type="button"></button> ' +
      '<button type="button"></button> <span role="status"></span>';
    const [save, use] = root.querySelectorAll('button');
    const said = root.querySelector('span')!;
    const act = (work: (bytes: Uint8Array<ArrayBuffer>, file: string) => Promise<string>) => () => {
      if (!learned) return;
      const { head, names } = learned;
      const { name } = chosenModel();
      backboneBytes()
        .then((backbone) => work(savedModel(name, backbone, head, names), `${name}.own-classes.safetensors`))
        .then(
          (text) => (said.textContent = text),
          (error: unknown) => (said.textContent = error instanceof Error ? error.message : String(error)),
        );
    };
    save!.textContent = words.save;
    save!.addEventListener(
      'click',
      act((bytes, file) => {
        download(file, bytes, 'application/octet-stream');
        return Promise.resolve('');
      }),
    );
    use!.textContent = words.use;
    use!.addEventListener(
      'click',
      act(async (bytes, name) => {
        const { file } = await keepWeights(new File([bytes], name), {
          signal: new AbortController().signal,
          onProgress: () => undefined,
        });
        return useKept(file) === 'vit' ? words.used : '';
      }),
    );
  }
}

if (!customElements.get('keep-model')) customElements.define('keep-model', KeepModel);
