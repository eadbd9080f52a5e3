/** Builds the standard library of the Python cells where it is missing, and says where it is. */
import { ensureStdlib } from '#lib/python/stdlib.node.ts';

const files = await ensureStdlib();
process.stdout.write(`${files['python_stdlib.zip']}\n`);
