/**
 * `npm run bench [-- PART…]`: measures, prints, and writes `bench-results/PART.json`. Without names, all
 * parts. Tests check behaviour; times are measured here, on a machine that does nothing else.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import type { Part, PartResult } from './part.ts';

const parts: Readonly<Record<string, () => Promise<{ readonly run: Part }>>> = {
  engine: () => import('./engine.ts'),
  figures: () => import('./figures.ts'),
  memory: () => import('./memory.ts'),
  pages: () => import('./pages.ts'),
  python: () => import('./python.ts'),
  repeats: () => import('./repeats.ts'),
  training: () => import('./training.ts'),
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(parts, name));
if (unknown !== undefined) {
  process.stderr.write(`no part ${unknown}; there are ${Object.keys(parts).join(', ')}\n`);
  process.exit(2);
}
const results = new URL('../../bench-results/', import.meta.url);
for (const name of asked.length > 0 ? asked : Object.keys(parts)) {
  const folder = new URL(`${name}/`, results);
  await mkdir(folder, { recursive: true });
  const { run } = await parts[name]!();
  const result = await run(folder);
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    node: process.version,
  };
  const record = { part: name, date: new Date().toISOString(), machine, ...result };
  await writeFile(new URL(`${name}.json`, results), `${JSON.stringify(record, null, 2)}\n`);
  process.stdout.write(`${table(name, result)}\n`);
}

function table(name: string, { figures, missing }: PartResult): string {
  const lines = figures.map(({ what, value, unit, goal, met }) => {
    const number =
      value >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(4)));
    const verdict = goal === undefined ? '' : `   goal ${goal}: ${met ? 'met' : 'MISSED'}`;
    return `  ${what.padEnd(64)} ${number.padStart(10)} ${unit}${verdict}`;
  });
  return [`${name}:`, ...lines, ...missing.map((sentence) => `  missing: ${sentence}`), ''].join('\n');
}
