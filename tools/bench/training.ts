/**
 * The bench's part on training: a head's 200 steps, a step of all of ViT-Tiny beside its forward pass, and
 * the memory of 100 steps. `BENCH_TORCH=python` names a Python with torch and timm, whose times on one thread
 * stand beside.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import book from '#tests/fixtures/python/book.json' with { type: 'json' };
import { createBridge } from '#lib/python/bridge.node.ts';
import { createNodeInterpreter } from '#lib/python/interpreter.node.ts';
import type { Figure, Part } from './part.ts';

interface Times {
  readonly head: number;
  readonly forward: number;
  readonly step: number;
}

const SCRIPT = new URL('training.py', import.meta.url);
const MIB = 2 ** 20;

export const run: Part = async () => {
  const python = await createNodeInterpreter(await createBridge(book));
  const inCells = async (source: string): Promise<string> => {
    let text = '';
    const { error } = await python.run(source, {
      name: 'training.py',
      mode: 'cell',
      onStdout: (part) => (text += part),
      onStderr: () => undefined,
    });
    if (error) throw new Error(error.traceback);
    return text;
  };
  const here = JSON.parse(await inCells(readFileSync(SCRIPT, 'utf8'))) as Times;
  const before = process.memoryUsage.rss();
  await inCells('for _ in range(100): step()');
  const grown = (process.memoryUsage.rss() - before) / MIB;
  const figures: Figure[] = [
    atMost('a head on (40, 192), 200 AdamW steps in a cell', here.head, 500, 'ms'),
    { what: 'ViT-Tiny forward, one picture, in a cell', value: here.forward, unit: 'ms' },
    { what: 'ViT-Tiny step, all parameters, AdamW', value: here.step, unit: 'ms' },
    atMost('that step over that forward', here.step / here.forward, 4, 'x'),
    atMost('memory that 100 such steps add', grown, 64, 'MiB'),
  ];
  const peer = process.env['BENCH_TORCH'];
  if (peer === undefined)
    return { figures, missing: ['PyTorch’s own times: BENCH_TORCH names no Python with torch and timm'] };
  const real = JSON.parse(execFileSync(peer, [fileURLToPath(SCRIPT)], { encoding: 'utf8' })) as Times;
  for (const [name, value] of Object.entries(real) as [keyof Times, number][])
    figures.push({ what: `PyTorch on one thread: ${name}`, value, unit: 'ms' });
  return { figures, missing: [] };
};

const atMost = (what: string, value: number, limit: number, unit: string): Figure => ({
  what,
  value,
  unit,
  goal: `≤ ${limit}`,
  met: value <= limit,
});
