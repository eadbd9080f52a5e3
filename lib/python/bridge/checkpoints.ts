/**
 * What `pretrained=True` and `checkpoint_path=` load here: timm's weights where this browser keeps them; for
 * the book's architecture else the model that the site brings along; for all others freshly drawn numbers,
 * which a line says.
 */
import type { AnyModule } from '#lib/nn/index.ts';
import type { SafetensorsFile } from '#lib/safetensors/read.ts';
import { create_model, type TimmModel, type WeightLoader } from '#lib/timm/create_model.ts';
import {
  load_pretrained,
  type LoadPretrainedOptions,
  type PretrainedLayout,
} from '#lib/timm/load_pretrained.ts';
import type { PretrainedCfg } from '#lib/timm/registry.ts';
import { default_generator } from '#lib/torch/default_generator.ts';
import { TorchError } from '#lib/torch/errors.ts';
import { Tensor } from '#lib/torch/index.ts';
import { checkpointLeaf } from '#lib/weights/checkpoint-value.ts';
import { asksForWeights, nameInCode } from '#lib/weights/in-code.ts';
import type { BookFiles } from '../contract.ts';

/** Files of weights that this browser keeps, by key: `hub:timm/resnet18.a1_in1k`, `file:mine.safetensors`. */
export interface KeptCheckpoints {
  keys(): Promise<readonly string[]>;
  load(key: string): Promise<SafetensorsFile>;
}

export class Checkpoints implements WeightLoader {
  /** The file of the book's own model. */
  readonly name: string;
  /** Other files that the site brings along, loaded where a cell names them. */
  readonly #others: readonly string[];
  readonly #architecture: string;
  readonly #load: (name: string) => Promise<SafetensorsFile>;
  readonly #keeper: KeptCheckpoints | undefined;
  #bundled = new Map<string, SafetensorsFile>();
  #kept = new Map<string, SafetensorsFile>();
  #notices: string[] = [];
  #wanted = new Set<string>();

  constructor(
    { architecture, weights, otherWeights }: BookFiles,
    load: (name: string) => Promise<SafetensorsFile>,
    keeper?: KeptCheckpoints,
  ) {
    this.name = weights;
    this.#others = otherWeights;
    this.#architecture = architecture;
    this.#load = load;
    this.#keeper = keeper;
  }

  /** Loads the files that the source may ask for, since Python itself cannot wait. */
  async prepare(source: string): Promise<void> {
    const asks = asksForWeights(source);
    if (asks === null) return;
    const bundled = [this.name, ...this.#others.filter((name) => asks.includes(name))];
    for (const name of bundled) if (!this.#bundled.has(name)) this.#bundled.set(name, await this.#load(name));
    const keys = (await this.#keeper?.keys()) ?? [];
    const named = keys.filter((key) => asks.includes(nameInCode(key)));
    if (named.length === 0) return;
    const before = this.#kept;
    this.#kept = new Map();
    for (const key of named) this.#kept.set(key, before.get(key) ?? (await this.#keeper!.load(key)));
  }

  /** Bytes of all files that are loaded. */
  get bytes(): number {
    const files = [...this.#bundled.values(), ...this.#kept.values()];
    return files.reduce((sum, file) => sum + file.bytes.byteLength, 0);
  }

  /** Lines for the reader since the last call. */
  notices(): string[] {
    const notices = this.#notices;
    this.#notices = [];
    return notices;
  }

  /** Hub ids of weights that were asked for since the last call and are not here. */
  wanted(): string[] {
    const wanted = [...this.#wanted];
    this.#wanted.clear();
    return wanted;
  }

  pretrained(model: TimmModel, cfg: PretrainedCfg, options: LoadPretrainedOptions): void {
    const id = cfg.hf_hub_id ?? `timm/${cfg.architecture}.${cfg.tag}`;
    const kept = this.#kept.get(`hub:${id}`);
    if (kept) {
      load_pretrained(model, stateOf(kept), cfg, options);
      return;
    }
    this.#wanted.add(id);
    if (cfg.architecture === this.#architecture) this.#bundledInto(model, cfg, options);
    else this.#drawnInto(model, cfg, options, id);
  }

  checkpoint(model: AnyModule, path: string): void {
    const name = path.replace(/^.*[\\/]/, '');
    const bundled = name === this.name || this.#others.includes(name);
    const file = bundled ? this.#loaded(name) : this.#kept.get(`file:${name}`);
    if (!file) throw new TorchError('FileNotFoundError', path);
    model.load_state_dict(stateOf(file));
  }

  #bundledInto(model: TimmModel, cfg: PretrainedLayout, options: LoadPretrainedOptions): void {
    const file = this.#loaded(this.name);
    const classes = Number(file.metadata['num_classes']);
    load_pretrained(model, stateOf(file), { ...cfg, num_classes: classes }, options);
    const head =
      options.num_classes === classes
        ? `its head for ${classes} classes too`
        : options.num_classes > 0
          ? `the head for ${options.num_classes} classes is freshly drawn (this page's has ${classes})`
          : 'without a head';
    this.#notices.push(
      `pretrained=True: this page's own ${this.#architecture}, trained on drawn scenes; ${head}.`,
    );
  }

  /**
   * Another drawing of the same architecture, so that what does not fit raises what timm's weights would
   * raise.
   */
  #drawnInto(model: TimmModel, cfg: PretrainedCfg, options: LoadPretrainedOptions, id: string): void {
    const state = default_generator.get_state();
    const drawn = create_model(cfg.tag ? `${cfg.architecture}.${cfg.tag}` : cfg.architecture);
    default_generator.set_state(state);
    const inFileOrder = [...drawn.state_dict()].sort(([a], [b]) => (a < b ? -1 : 1));
    load_pretrained(model, new Map(inFileOrder), cfg, options);
    this.#notices.push(
      `pretrained=True: the weights of ${id} are not here, so the numbers of this model are freshly drawn.`,
    );
  }

  #loaded(name: string): SafetensorsFile {
    const file = this.#bundled.get(name);
    if (file) return file;
    throw new TorchError(
      'RuntimeError',
      "The weights are loaded before a cell runs, when its text says so: write pretrained=True or checkpoint_path='…' in the cell.",
    );
  }
}

function stateOf(file: SafetensorsFile): Map<string, Tensor> {
  return new Map([...file.entries.keys()].map((name) => [name, Tensor.of(checkpointLeaf(file, name))]));
}
