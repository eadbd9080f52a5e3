/**
 * Zips of Python bytecode, made by Pyodide itself, so that the version is the one that will run it. The same
 * bytes from build to build: no dates, and bytecode that goes by its source's hash.
 */
import { loadPyodide } from 'pyodide';

/** What is used of Emscripten's file system, whose types Pyodide does not bring. */
interface FileSystem {
  writeFile(path: string, bytes: Uint8Array): void;
  readFile(path: string): Uint8Array;
}

const COMPILED = `
import importlib._bootstrap_external as external, importlib.util, zipfile

def write_compiled(archive, name, text, filename, optimize):
    code = compile(text, filename, 'exec', dont_inherit=True, optimize=optimize)
    bytecode = external._code_to_hash_pyc(code, importlib.util.source_hash(text), False)
    archive.writestr(zipfile.ZipInfo(name + 'c'), bytecode, zipfile.ZIP_DEFLATED, 9)
`;

/**
 * Runs `program`, which writes `/compiled.zip` with
 * `write_compiled(archive, name, text, filename, optimize)`, and gives that zip. @param given strings by the
 * names under which the program finds them. @param input `/input.zip`, if it reads one.
 */
export async function compiledZip(
  program: string,
  given: Readonly<Record<string, string>>,
  input?: Uint8Array,
): Promise<Uint8Array> {
  const python = await loadPyodide();
  const files = python.FS as unknown as FileSystem;
  const globals = python.globals as unknown as { set(name: string, value: string): void };
  if (input) files.writeFile('/input.zip', input);
  for (const [name, value] of Object.entries(given)) globals.set(name, value);
  python.runPython(COMPILED + program);
  return files.readFile('/compiled.zip');
}
