/**
 * A reader's own file: looked at, refused in a sentence, or kept in this browser. It never leaves the
 * machine.
 */
import { describeHead } from './describe.ts';
import { megabytes, refuseTooLarge, type Progress } from './download.ts';
import { WeightsError } from './error.ts';
import { bytesOf, refuseEmpty } from './file-bytes.ts';
import { fileKind, fileKindWords } from './file-kind.ts';
import { keptKey } from './source.ts';
import { isFull, type KeptFile, type KeptModel, type WeightsStore } from './store.ts';

/** A checkpoint of PyTorch's own format, which may hold any code: it is converted, not opened. */
export class PickleError extends WeightsError {
  /** Two lines of Python that make a .safetensors file of it. */
  readonly python: string;

  constructor(name: string) {
    super(
      'wrong-file',
      `${name} is a pickle, as PyTorch’s .pth, .pt, .bin and .ckpt files are: it may hold any code, so it is not opened here.`,
    );
    this.python = conversion(name);
  }
}

export interface TakeOptions {
  readonly store: WeightsStore;
  readonly onProgress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

/** The header of most files is within this. */
const HEAD = 256 * 1024;
const PIECE = 4 * 1024 * 1024;

/**
 * Looks at a file's header and, where a model here fits, keeps the file.
 *
 * @throws {WeightsError} with a sentence for the reader: a PickleError, a MismatchError, or another.
 */
export async function takeFile(file: File, options: TakeOptions): Promise<KeptFile> {
  refuseEmpty(file);
  await refuseOthers(file);
  refuseTooLarge(file.size, file.name);
  const model = await describeFile(file);
  return keepFile(file, model, options);
}

async function refuseOthers(file: File): Promise<void> {
  const { name } = file;
  const head = await bytesOf(file, 0, 64 * 1024);
  const kind = fileKind(head);
  if (kind === null && !/\.(pth|pt|bin|ckpt)$/i.test(name)) return;
  if (kind === null || kind === 'pickle' || kind === 'zip') {
    // A safetensors file may be called what it likes.
    if (kind !== null || head[8] !== OPEN_BRACE) throw new PickleError(name);
    return;
  }
  const isIndex = kind === 'json' && new TextDecoder().decode(head).includes('"weight_map"');
  const message = isIndex
    ? `${name} is the index of weights in several files; this page loads those that are in one file.`
    : `${name} is not a safetensors file but ${fileKindWords[kind]}.`;
  const detail = isIndex ? ({ is: 'in-parts' } as const) : ({ is: 'kind', kind } as const);
  throw new WeightsError('wrong-file', message, { detail });
}

const OPEN_BRACE = 0x7b;

/** Takes more of the file until all of its header is there. */
async function describeFile(file: File): Promise<KeptModel> {
  for (let bytes = HEAD; ; bytes *= 8) {
    const model = describeHead(await bytesOf(file, 0, bytes), file.size, file.name);
    if (model) return model;
  }
}

async function keepFile(
  file: File,
  model: KeptModel,
  { store, onProgress, signal }: TakeOptions,
): Promise<KeptFile> {
  const { name, size } = file;
  const key = keptKey({ kind: 'file', file });
  try {
    await store.begin({ key, bytes: size, sha256: null, commit: null });
    for (let at = 0; at < size; at += PIECE) {
      signal.throwIfAborted();
      const added = await store.append(key, at, await bytesOf(file, at, at + PIECE));
      if (!added)
        throw new WeightsError('interrupted', `${name} is being kept by another tab too. Try again.`);
      onProgress({ loaded: Math.min(at + PIECE, size), total: size });
    }
    await store.describe(key, model);
    await store.markWhole(key);
  } catch (error) {
    await store.drop(key);
    if (!isFull(error)) throw error;
    const message = `This browser has no room for ${name} (${megabytes(size)}). Delete other weights or free space on the disk.`;
    throw new WeightsError('no-room', message, { cause: error });
  }
  return (await store.find(key))!;
}

/** What a reader runs where PyTorch is. `weights_only` keeps the file's own code from running there too. */
function conversion(name: string): string {
  const made = name.replace(/(\.\w+)?$/, '.safetensors');
  return [
    `import torch, safetensors.torch; state = torch.load(${pythonText(name)}, map_location="cpu", weights_only=True)`,
    `safetensors.torch.save_file({k: v.contiguous().clone() for k, v in state.get("state_dict", state).items()}, ${pythonText(made)})`,
  ].join('\n');
}

/** JSON's form of a text is Python's too. */
const pythonText = (text: string): string => JSON.stringify(text);
