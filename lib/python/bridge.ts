/**
 * The tensor library behind the Python cells: what Python asks for by `_tv.call(verb, args, …handles)` is
 * looked up among the verbs of `bridge/`, and results and errors go back as records. Values that someone
 * looks at are computed by onnxruntime, called synchronously.
 */
import { createSyncBackend } from '#lib/engine/sync-backend.ts';
import { decodePng } from '#lib/image/png-read.ts';
import { setBackend } from '#lib/torch/index.ts';
import { setGradEnabled, setInferring } from '#lib/torch/autograd/mode.ts';
import { setPretendCuda } from '#lib/torch/device.ts';
import { set_fused_attn } from '#lib/timm/index.ts';
import { WeightsLoader } from '#lib/weights/load.ts';
import type { WeightsStore } from '#lib/weights/store.ts';
import type { SafetensorsFile } from '#lib/safetensors/read.ts';
import { Checkpoints, type KeptCheckpoints } from './bridge/checkpoints.ts';
import { decodeArguments } from './bridge/decode.ts';
import { encode, encodeError, encodeItems } from './bridge/encode.ts';
import type { PagePicture } from './bridge/page-verbs.ts';
import { unpatchAll } from './bridge/patches.ts';
import { PythonSide, type Called } from './bridge/python.ts';
import type { BridgeRecord } from './bridge/record.ts';
import { tensorVerbs } from './bridge/tensor-verbs.ts';
import { entryOf } from './bridge/verb.ts';
import { verbsOf } from './bridge/verbs.ts';
import type { BookFiles, BridgeEnvironment, PythonBridge } from './contract.ts';

/** Files of the page that cells may ask for; loaded before a cell runs whose text asks for them. */
export interface PageFiles {
  /** By name, among the site's models. */
  readonly checkpoint: (name: string) => Promise<SafetensorsFile>;
  /** Weights that the browser keeps; absent where there is no browser. */
  readonly kept?: KeptCheckpoints;
  /** Bytes that the backend holds. */
  readonly backendMemory?: () => number;
  /** A PNG among the site's images; null where there is none of that name. */
  readonly picture: (file: string) => Promise<PagePicture | null>;
}

/**
 * What a cell says before any of the packages that answer with the page's picture is there: their names, and
 * what is asked of them once an earlier cell has imported it.
 */
const PAGE_PICTURE = /\b(?:PIL|Image|requests|urllib|urlopen)\b/;

/** Pictures of the site that a cell's text names as they lie in the project. */
const SITE_PICTURES = /\bpublic\/images\/([\w/-]+\.png)\b/g;

/**
 * Bytes of values that stay in onnxruntime's memory between runs: the weights of a ViT-Small and more. Those
 * of models that a reader has replaced stay too, until JavaScript's collector finds them, and its memory
 * never shrinks.
 */
export const KEPT_BYTES = 128 * 2 ** 20;

/** The library for a worker of the page. */
export async function createBridge(environment: BridgeEnvironment): Promise<PythonBridge> {
  const { threads, assets, book, fetch, caches, weights } = environment;
  const backend = await createSyncBackend({ threads, keptBytes: KEPT_BYTES });
  setBackend(backend);
  const site = new URL('../', assets);
  const loader = new WeightsLoader({ fetch, caches, store: weights });
  return bridgeWith(book, {
    backendMemory: () => backend.runtime.memory,
    ...(weights ? { kept: keptBy(loader, weights) } : {}),
    checkpoint: async (name) => {
      const url = new URL(`models/${name}`, site).href;
      const source = { kind: 'bundled', url } as const;
      return (await loader.load(source)).file;
    },
    picture: async (name) => {
      const response = await fetch(new URL(`images/${name}`, site));
      if (response.status === 404) return null;
      if (!response.ok) throw new Error(`the picture ${name} did not load: ${response.status}`);
      return { image: decodePng(new Uint8Array(await response.arrayBuffer())), name };
    },
  });
}

/** Those that are whole; where the browser lets nothing be kept there are none. */
const keptBy = (loader: WeightsLoader, weights: () => Promise<WeightsStore>): KeptCheckpoints => ({
  keys: async () => {
    const store = await weights().catch(() => null);
    const files = (await store?.all()) ?? [];
    return files.filter(({ whole }) => whole).map(({ key }) => key);
  },
  load: async (key) => (await loader.load({ kind: 'kept', key })).file,
});

/** The library over given files, with whatever backend is set. */
export function bridgeWith(book: BookFiles, files: PageFiles): PythonBridge {
  const python = new PythonSide((values) => encodeItems('tuple', values));
  const checkpoints = new Checkpoints(book, files.checkpoint, files.kept);
  const pictures = new Map<string, PagePicture>();
  const fetchPicture = async (name: string): Promise<void> => {
    if (pictures.has(name)) return;
    const found = await files.picture(name);
    if (found) pictures.set(name, found);
  };
  const tensors = tensorVerbs();
  const list = verbsOf({
    tensors,
    python,
    checkpoints,
    picture: (name = book.picture) => pictures.get(name) ?? null,
  });
  const verbs = Object.fromEntries(list.map((verb) => [verb.name, verb]));
  // A build runs one chapter after another in one process: each begins as a page does, and as PyTorch does.
  const reset = (): void => {
    setGradEnabled(true); // the library itself begins without
    setInferring(false);
    tensors.reset();
    set_fused_attn(true);
    unpatchAll();
    python.reset();
  };
  reset();
  return {
    call: (name, argsJson, ...handles): BridgeRecord => {
      try {
        const verb = entryOf(verbs, name);
        if (!verb) throw new Error(`there is no verb ${name}`);
        const { args, kwargs } = decodeArguments(argsJson, handles);
        const result = verb.run(args, kwargs);
        const place = typeof result === 'object' && result !== null ? handles.indexOf(result) : -1;
        return place < 0 ? encode(result) : { kind: 'same', place };
      } catch (error) {
        return encodeError(error);
      }
    },
    functions: { connect: (called: Called) => python.connect(called) },
    beforeRun: async (source, settings) => {
      setPretendCuda(settings.pretendCuda);
      await checkpoints.prepare(source);
      if (PAGE_PICTURE.test(source)) await fetchPicture(book.picture);
      for (const [, name] of source.matchAll(SITE_PICTURES)) await fetchPicture(name!);
    },
    wanted: () => checkpoints.wanted(),
    memory: () => checkpoints.bytes + (files.backendMemory?.() ?? 0),
    reset,
  };
}
