/**
 * `npm run --silent python -- FILE.py`, or `-` for standard input: runs a script in the cells' Python under Node. Prints
 * just its output; exits 1 with the traceback on standard error when it raises, and as `sys.exit` says.
 */
import { readFileSync, writeSync } from 'node:fs';
import { createBridge } from '#lib/python/bridge.node.ts';
import { createNodeInterpreter } from '#lib/python/interpreter.node.ts';
import { bookFiles } from '#site/book/checkpoint.node.ts';

const [file] = process.argv.slice(2);
if (!file) {
  process.stderr.write('usage: npm run --silent python -- FILE.py\n       npm run --silent python -- -\n');
  process.exit(2);
}
const source = readFileSync(file === '-' ? 0 : file, 'utf8');
const python = await createNodeInterpreter(await createBridge(await bookFiles()));
const { error } = await python.run(source, {
  name: file === '-' ? '<stdin>' : file,
  mode: 'script',
  onStdout: (text) => print(1, text),
  onStderr: (text) => print(2, text),
});
if (error && error.exitCode === undefined) print(2, `${error.traceback}\n`);
process.exit(error ? (error.exitCode ?? 1) : 0);

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
