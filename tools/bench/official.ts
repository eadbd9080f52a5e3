/**
 * Models of the official checkpoints' size against timm: largest difference of the logits, memory and times.
 * The folder is written by `python tools/bench/official.py FOLDER`; each model runs in a process of its own.
 *
 *     node tools/bench/official.ts FOLDER
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LocalEngine } from '#lib/engine/engine.ts';

const [folder, model] = process.argv.slice(2);
if (!folder) {
  process.stderr.write('usage: node tools/bench/official.ts FOLDER\n');
  process.exit(2);
}
if (model) console.log(await measured(folder, model));
else
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.safetensors')))
    process.stdout.write(
      execFileSync(process.execPath, [
        fileURLToPath(import.meta.url),
        folder,
        file.replace('.safetensors', ''),
      ]),
    );

async function measured(folder: string, name: string): Promise<string> {
  const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
  const engine = new LocalEngine({ backend: 'wasm' });
  const before = process.memoryUsage().rss;
  const bytes = new Uint8Array(readFileSync(join(folder, `${name}.safetensors`)));
  const size = bytes.length;
  const begun = performance.now();
  const model = await engine.load({ name, weights: { kind: 'bytes', bytes } });
  const data = Float32Array.from({ length: 3 * 224 * 224 }, (_, i) => Math.sin(i / 100));
  const request = { model, input: { data, shape: [1, 3, 224, 224] }, taps: ['logits'] } as const;
  const { tensors } = await engine.run(request);
  const first = performance.now() - begun;
  const { milliseconds } = await engine.run(request);
  const logits = tensors.get('logits')!.data;
  const wanted = JSON.parse(readFileSync(join(folder, `${name}.logits.json`), 'utf8')) as number[];
  const largest = Math.max(...wanted.map(Math.abs));
  const differs = Math.max(...wanted.map((value, i) => Math.abs(value - logits[i]!)));
  const peak = process.resourceUsage().maxRSS * 1024 - before;
  return [
    name,
    `file ${megabytes(size)}`,
    `peak ${megabytes(peak)} (${(peak / size).toFixed(1)} × the file)`,
    `first answer ${Math.round(first)} ms`,
    `then ${Math.round(milliseconds)} ms`,
    `largest difference ${(differs / largest).toExponential(1)} of the largest logit`,
  ].join(', ');
}
