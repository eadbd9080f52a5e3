/** The book's own files, and what its checkpoint's header says of them; the tensors are not read. */
import { open } from 'node:fs/promises';
import { PICTURE, PROBES, PUBLIC, WEIGHTS } from './files.node.ts';
import { models, type BookModel } from './models.ts';
import type { BookRecord } from './record.ts';

export interface CheckpointHeader {
  readonly architecture: string;
  readonly num_classes: number;
}

let header: Promise<CheckpointHeader> | undefined;

/** Read once a build. */
export function checkpointHeader(): Promise<CheckpointHeader> {
  header ??= readHeader(`${PUBLIC}/models/${WEIGHTS}`);
  return header;
}

const otherWeights = Object.values<BookModel>(models).flatMap(({ file }) => file ?? []);

/** All of the record that needs no run of the model. */
export async function bookFiles(): Promise<Omit<BookRecord, 'hubs' | 'unknownLimit' | 'form'>> {
  return {
    ...(await checkpointHeader()),
    weights: WEIGHTS,
    otherWeights,
    probes: PROBES,
    picture: PICTURE,
  };
}

/** From `__metadata__` of a safetensors file. @throws Error when the file does not say it. */
export async function readHeader(path: string): Promise<CheckpointHeader> {
  const file = await open(path);
  try {
    const { buffer: length } = await file.read(new DataView(new ArrayBuffer(8)), 0, 8, 0);
    const { buffer: text } = await file.read(new Uint8Array(Number(length.getBigUint64(0, true))), {
      position: 8,
    });
    const { __metadata__ = {} } = JSON.parse(new TextDecoder().decode(text)) as {
      __metadata__?: Record<string, string>;
    };
    const architecture = __metadata__['architecture'];
    const num_classes = Number(__metadata__['num_classes']);
    if (!architecture) throw new Error(`${path} does not say its architecture`);
    if (!Number.isInteger(num_classes) || num_classes <= 0)
      throw new Error(`${path} does not say its number of classes`);
    return { architecture, num_classes };
  } finally {
    await file.close();
  }
}
