/**
 * Python's files lie in JavaScript's memory, beside the heap that `guard.ts` limits: without a limit of their
 * own, one that grows takes the page with it. What does not fit is an OSError, as on a full disk. After
 * `MEMFS` of pyodide 314.0.7, `pyodide.asm.mjs`.
 */

/** What is used of Emscripten's file system, whose types Pyodide does not bring. */
export interface FileSystem {
  readonly root: FileNode;
  readonly streams: readonly ({ readonly node: FileNode } | null | undefined)[];
  readonly ErrnoError: new (errno: number) => Error;
  readonly filesystems: { readonly MEMFS: { readonly ops_table: { readonly file: FileOperations } } };
  isFile(mode: number): boolean;
  isDir(mode: number): boolean;
  writeFile(path: string, bytes: Uint8Array): void;
}

interface FileNode {
  readonly mode: number;
  /** Of a file. */
  readonly usedBytes: number;
  /** Of a folder: what lies in it, by name. */
  readonly contents: unknown;
}

type Write = (
  stream: { readonly node: FileNode },
  buffer: Uint8Array,
  offset: number,
  length: number,
  position: number,
  canOwn?: boolean,
) => number;

interface FileOperations {
  readonly node: { setattr: (node: FileNode, attributes: { readonly size?: number }) => void };
  readonly stream: { write: Write };
}

/** errno of a full disk, as WASI numbers it. */
const ENOSPC = 51;

/** Makes all files together take `limit` bytes at most. */
export function limitDisk(files: FileSystem, limit: number): void {
  // Grows with every write, and is counted anew, as files may have been removed, when it reaches the limit.
  let used = 0;
  const grow = (node: FileNode, end: number): void => {
    const more = Math.max(0, end - node.usedBytes);
    if (more > 0 && used + more > limit) used = usedBytes(files);
    if (more > 0 && used + more > limit) throw new files.ErrnoError(ENOSPC);
    used += more;
  };
  const { node, stream } = files.filesystems.MEMFS.ops_table.file;
  const { setattr } = node;
  node.setattr = (file, attributes) => {
    if (attributes.size !== undefined) grow(file, attributes.size);
    setattr(file, attributes);
  };
  const { write } = stream;
  stream.write = (to, buffer, offset, length, position, canOwn) => {
    grow(to.node, position + length);
    return write(to, buffer, offset, length, position, canOwn);
  };
}

/** Bytes of all files, and of those that were removed while they are open. */
function usedBytes(files: FileSystem): number {
  const open = files.streams.flatMap((stream) => stream?.node ?? []);
  const nodes = new Set<FileNode>([files.root, ...open]);
  let bytes = 0;
  for (const { mode, usedBytes, contents } of nodes) {
    if (files.isFile(mode)) bytes += usedBytes;
    if (files.isDir(mode) && contents)
      for (const inside of Object.values(contents as FileNode[])) nodes.add(inside);
  }
  return bytes;
}
