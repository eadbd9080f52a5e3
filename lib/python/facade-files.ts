/** The Python side of the facade as text, for the browser: bundled, path in Python's file system → source. */

const RUNNER = import.meta.glob('./runner/*.py', { query: '?raw', import: 'default', eager: true });
const FACADE = import.meta.glob('./facade/**/*.py', { query: '?raw', import: 'default', eager: true });

/** `torch/__init__.py` → its text. */
export function facadeFiles(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [path, text] of Object.entries({ ...RUNNER, ...FACADE }))
    files.set(path.replace(/^\.\/(runner|facade)\//, ''), String(text));
  return files;
}
