/**
 * What `pretrained=True` and `checkpoint_path=` load here: the model that the site brings along. `pretrained=True` gives
 * its backbone in timm's architecture; the head only where the number of classes is the file's, else it stays as
 * freshly drawn, and a line says so.
 */
import type { AnyModule } from '#lib/nn/index.ts';
import type { SafetensorsFile } from '#lib/safetensors/read.ts';
import type { WeightLoader } from '#lib/timm/create_model.ts';
import { notHere, TorchError } from '#lib/torch/errors.ts';
import { Tensor } from '#lib/torch/index.ts';
import { checkpointLeaf } from '#lib/weights/checkpoint_value.ts';

export const BUNDLED = 'vit_tiny_patch16_224.scenes.safetensors';
const ARCHITECTURE = 'vit_tiny_patch16_224';

export class Checkpoints implements WeightLoader {
  readonly #load: () => Promise<SafetensorsFile>;
  #file: SafetensorsFile | null = null;
  #notices: string[] = [];

  constructor(load: () => Promise<SafetensorsFile>) {
    this.#load = load;
  }

  /** Loads the file when the source may ask for it, since Python itself cannot wait. */
  async prepare(source: string): Promise<void> {
    const asks = source.replace(/pretrained\s*=\s*False/g, '');
    if (/pretrained|checkpoint|safetensors|create_model\([^)]*True/.test(asks))
      this.#file ??= await this.#load();
  }

  /** Lines for the reader since the last call. */
  notices(): string[] {
    const notices = this.#notices;
    this.#notices = [];
    return notices;
  }

  pretrained(
    model: AnyModule & { readonly num_classes: number },
    cfg: { readonly architecture: string },
  ): void {
    if (cfg.architecture !== ARCHITECTURE)
      throw notHere(
        `pretrained=True of ${cfg.architecture}`,
        `This page brings weights of ${ARCHITECTURE} only; pretrained=False gives freshly drawn ones.`,
      );
    const file = this.#loaded();
    const state = stateOf(file);
    const own = model.state_dict();
    const classes = Number(file.metadata['num_classes']);
    const fits = model.num_classes === classes;
    if (!fits) for (const name of ['head.weight', 'head.bias']) state.delete(name);
    const foreign = [...own].filter(([name, tensor]) => {
      const isHead = name.startsWith('head.') && !fits;
      return !isHead && String(state.get(name)?.shape) !== String(tensor.shape);
    });
    if (foreign.length > 0)
      throw notHere(
        `pretrained=True of a ${ARCHITECTURE} with another ${foreign[0]![0]}`,
        'The weights fit the architecture as timm has it, with any num_classes.',
      );
    model.load_state_dict(state, false);
    const head = fits
      ? `its head for ${classes} classes too`
      : model.num_classes > 0
        ? `the head for ${model.num_classes} classes is freshly drawn (this page's has ${classes})`
        : 'without a head';
    this.#notices.push(`pretrained=True: this page's own ${ARCHITECTURE}, trained on drawn scenes; ${head}.`);
  }

  checkpoint(model: AnyModule, path: string): void {
    const name = path.replace(/^.*[\\/]/, '');
    if (name !== BUNDLED) throw new TorchError('FileNotFoundError', path);
    model.load_state_dict(stateOf(this.#loaded()));
  }

  #loaded(): SafetensorsFile {
    if (this.#file) return this.#file;
    throw new TorchError(
      'RuntimeError',
      "The weights are loaded before a cell runs, when its text says so: write pretrained=True or checkpoint_path='…' in the cell.",
    );
  }
}

function stateOf(file: SafetensorsFile): Map<string, Tensor> {
  return new Map([...file.entries.keys()].map((name) => [name, Tensor.of(checkpointLeaf(file, name))]));
}
