/** The tensor library for Python under Node: the same bridge, with files read from the project. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSyncBackend } from '#lib/engine/sync-backend.ts';
import { decodeImageFile } from '#lib/image/decode.node.ts';
import { parseSafetensors } from '#lib/safetensors/read.ts';
import { setBackend } from '#lib/torch/index.ts';
import { bridgeWith, KEPT_BYTES } from './bridge.ts';
import type { BookFiles, PythonBridge } from './contract.ts';

const PUBLIC = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'public');

export async function createBridge(book: BookFiles): Promise<PythonBridge> {
  setBackend(await createSyncBackend({ keptBytes: KEPT_BYTES }));
  return bridgeWith(book, {
    checkpoint: async (name) =>
      parseSafetensors(new Uint8Array(await readFile(join(PUBLIC, 'models', name)))),
    picture: async (name) => {
      const path = join(PUBLIC, 'images', name);
      return existsSync(path) ? { image: await decodeImageFile(path), name } : null;
    },
  });
}
