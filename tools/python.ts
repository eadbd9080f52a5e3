/**
 * `npm run --silent python -- FILE.py`, or `-` for standard input: runs a script in the cells' Python under
 * Node. Prints just its output; exits 1 with the traceback on standard error when it raises, and as
 * `sys.exit` says. With `--pictures FOLDER` what it shows is written there: figures as SVG, pictures as PNG,
 * numbered in order.
 */
import { mkdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createBridge } from '#lib/python/bridge.node.ts';
import type { DisplayRecord } from '#lib/python/contract.ts';
import { createNodeInterpreter } from '#lib/python/interpreter.node.ts';
import { bookFiles } from '#site/book/checkpoint.node.ts';

const { values, positionals } = parseArgs({
  options: { pictures: { type: 'string' } },
  allowPositionals: true,
});
const [file] = positionals;
if (!file) {
  process.stderr.write(
    'usage: npm run --silent python -- FILE.py [--pictures FOLDER]\n       npm run --silent python -- -\n',
  );
  process.exit(2);
}
const source = readFileSync(file === '-' ? 0 : file, 'utf8');
let shown = 0;
const python = await createNodeInterpreter(await createBridge(await bookFiles()));
const { error } = await python.run(source, {
  name: file === '-' ? '<stdin>' : file,
  mode: 'script',
  onStdout: (text) => print(1, text),
  onStderr: (text) => print(2, text),
  onDisplay: (_, record) => record && keep(record),
});
if (error && error.exitCode === undefined) print(2, `${error.traceback}\n`);
process.exit(error ? (error.exitCode ?? 1) : 0);

/** Writes what was shown, where a folder for it was named. */
function keep(record: DisplayRecord): void {
  const folder = values.pictures;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  if (record.kind === 'figure') writeFileSync(join(folder, `${++shown}.svg`), record['svg'] as string);
  if (record.kind === 'picture') {
    const base64 = (record['src'] as string).replace(/^.*,/, '');
    writeFileSync(join(folder, `${++shown}.png`), Buffer.from(base64, 'base64'));
  }
}

/** Whole and at once: `process.exit` would cut what a pipe has not taken yet. */
function print(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length;) {
    try {
      done += writeSync(descriptor, bytes, done);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}
