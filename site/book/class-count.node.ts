/** How many classes the bundled checkpoint has, from its header alone: the tensors are not read. */
import { open } from 'node:fs/promises';
import { WEIGHTS_FILE } from './model.ts';

let counted: Promise<number> | undefined;

/** Read once a build. @throws Error when the file does not say it. */
export function classCount(): Promise<number> {
  counted ??= readClassCount(`public/${WEIGHTS_FILE}`);
  return counted;
}

/** `num_classes` of a safetensors file's `__metadata__`. */
export async function readClassCount(path: string): Promise<number> {
  const file = await open(path);
  try {
    const { buffer: length } = await file.read(new DataView(new ArrayBuffer(8)), 0, 8, 0);
    const { buffer: text } = await file.read(new Uint8Array(Number(length.getBigUint64(0, true))), {
      position: 8,
    });
    const { __metadata__ } = JSON.parse(new TextDecoder().decode(text)) as {
      __metadata__?: Record<string, string>;
    };
    const count = Number(__metadata__?.['num_classes']);
    if (!Number.isInteger(count) || count <= 0) throw new Error(`${path} does not say its number of classes`);
    return count;
  } finally {
    await file.close();
  }
}
