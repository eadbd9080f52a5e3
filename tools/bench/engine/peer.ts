/** Makes the weights that both run with, and timm's own graph of them where there is a Python that can. */
import { execFile } from 'node:child_process';
import { access, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildModel } from '#lib/engine/model.ts';
import { writeSafetensors, type TensorToWrite } from '#lib/safetensors/write.ts';
import { valueOf } from '#lib/torch/index.ts';

export const MODEL = 'vit_tiny_patch16_224';
const exportScript = fileURLToPath(new URL('../export_peer.py', import.meta.url));

/** Freshly drawn weights with a seed, as a checkpoint. */
export async function writeWeights(file: URL): Promise<void> {
  const spec = { name: MODEL, weights: { kind: 'seed', seed: 0 } } as const;
  const model = buildModel({ spec, checkpoint: null });
  const tensors = Array.from(model.state_dict(), ([name, { node, shape }]): [string, TensorToWrite] => [
    name,
    { dtype: 'F32', shape, data: Float32Array.from(valueOf(node)) },
  ]);
  await writeFile(file, writeSafetensors(new Map(tensors)));
}

/**
 * @returns null when `file` is there, or why there is none. `$PYTHON` says which Python; default `python3`.
 */
export async function exportPeer(weights: URL, file: URL): Promise<string | null> {
  try {
    const python = process.env['PYTHON'] ?? 'python3';
    await promisify(execFile)(python, [exportScript, fileURLToPath(weights), fileURLToPath(file)]);
    await access(file);
    return null;
  } catch (error) {
    const lines = (error as Error).message.trim().split('\n');
    return `torch.onnx's export, as Python with torch, timm and onnx is not at hand ($PYTHON): ${lines.at(-1)}`;
  }
}
