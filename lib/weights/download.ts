/** Fetching a weights file: progress, and one sentence for each way in which it can fail. */
import { WeightsError } from './error.ts';
import { fileKind, fileKindWords } from './file-kind.ts';

export interface Progress {
  /** Bytes so far. */
  readonly loaded: number;
  /** All bytes; null where the server does not tell. */
  readonly total: number | null;
}

export interface Download {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string | null;
}

/** What has come of a file whose connection broke. */
export interface Unfinished {
  /** As long as the whole file. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly loaded: number;
  /** Of the file that it is a part of. */
  readonly etag: string;
}

export interface DownloadOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** How messages call the file. */
  readonly name: string;
  /** Go past the browser's own cache, which may hold what turned out to be damaged. */
  readonly reload: boolean;
  /** Downloads that broke off, by address: the next one of the same file goes on from there. */
  readonly unfinished: Map<string, Unfinished>;
}

const MAX_BYTES = 2_000_000_000;

/**
 * Downloads a whole file. Fails at its first bytes when they cannot be safetensors; the caller then aborts
 * `signal`, which ends the request.
 *
 * @throws {WeightsError} 'unreachable', 'not-found', 'refused', 'interrupted' or 'wrong-file'.
 * @throws the signal's reason when it aborts.
 */
export async function download(url: string, options: DownloadOptions): Promise<Download> {
  const { reload, unfinished } = options;
  const begun = reload ? undefined : unfinished.get(url);
  const response = await request(url, options, begun);
  unfinished.delete(url);
  const etag = response.headers.get('etag');
  if (begun && response.status !== 200) {
    if (isRest(response, begun)) return { bytes: await readAll(response, { ...options, url, begun }), etag };
    await response.body?.cancel();
    return download(url, options); // from its beginning
  }
  return { bytes: await readAll(response, { ...options, url }), etag };
}

/** Whether it is all that is missing, and nothing else. */
function isRest({ status, headers }: Response, { bytes, loaded, etag }: Unfinished): boolean {
  const { length } = bytes;
  return (
    status === 206 &&
    headers.get('content-range') === `bytes ${loaded}-${length - 1}/${length}` &&
    headers.get('etag') === etag &&
    !headers.has('content-encoding')
  );
}

/** Bytes of the whole file, null where the server does not tell. */
function announced(response: Response): number | null {
  // With compression, content-length counts other bytes than those that arrive.
  const length = response.headers.has('content-encoding') ? null : response.headers.get('content-length');
  return length === null ? null : Number(length);
}

async function request(
  url: string,
  { fetch, signal, name, reload }: DownloadOptions,
  begun: Unfinished | undefined,
): Promise<Response> {
  const headers = begun && { Range: `bytes=${begun.loaded}-`, 'If-Range': begun.etag };
  let response: Response;
  try {
    response = await fetch(url, {
      signal,
      cache: reload ? 'reload' : 'default',
      ...(headers && { headers }),
    });
  } catch (error) {
    signal.throwIfAborted();
    const message = `${name} could not be reached at ${url}: this device is offline, or the connection is blocked.`;
    throw new WeightsError('unreachable', message, { cause: error });
  }
  const { status } = response;
  const detail = { is: 'status', status } as const;
  if (response.ok || (begun && status === 416)) return response;
  if (status === 404 || status === 410) {
    const message = `There is no file at ${url} (the server answered ${status}).`;
    throw new WeightsError('not-found', message, { detail });
  }
  if (status === 401 || status === 403) {
    const message = `The server does not give ${name} to everybody (it answered ${status}): no such name, or a login is needed.`;
    throw new WeightsError('refused', message, { detail });
  }
  const message = `The server answered ${status} for ${name}; try again later.`;
  throw new WeightsError('refused', message, { detail });
}

async function readAll(
  response: Response,
  {
    url,
    begun,
    signal,
    name,
    onProgress,
    unfinished,
  }: DownloadOptions & { readonly url: string; readonly begun?: Unfinished },
): Promise<Uint8Array<ArrayBuffer>> {
  const total = begun ? begun.bytes.length : announced(response);
  if (total !== null) refuseTooLarge(total, name);
  const reader = response.body?.getReader();
  if (!reader) throw new WeightsError('interrupted', `The server sent nothing for ${name}.`);
  let bytes = begun?.bytes ?? new Uint8Array(total ?? 1 << 20);
  let loaded = begun?.loaded ?? 0;
  const brokeOff = (cause?: unknown): WeightsError => {
    const etag = response.headers.get('etag');
    // Only of one that is sure can the rest be asked for.
    if (total !== null && loaded > 0 && etag?.startsWith('"')) unfinished.set(url, { bytes, loaded, etag });
    const of = total === null ? '' : ` of ${megabytes(total)}`;
    const message = `The download of ${name} broke off: ${megabytes(loaded)}${of} arrived. Try again.`;
    return new WeightsError('interrupted', message, { cause });
  };
  for (;;) {
    const { value: piece } = await reader.read().catch((error: unknown) => {
      signal.throwIfAborted();
      throw brokeOff(error);
    });
    if (!piece) break;
    const end = loaded + piece.length;
    if (end > (total ?? MAX_BYTES)) {
      throw new WeightsError('interrupted', `More bytes of ${name} arrived than the server announced.`);
    }
    if (end > bytes.length) bytes = grown(bytes, end);
    bytes.set(piece, loaded);
    if (loaded < 256) refuseOtherKinds(bytes.subarray(0, end), name);
    loaded = end;
    onProgress({ loaded, total });
  }
  if (total !== null && loaded < total) throw brokeOff();
  return loaded === bytes.length ? bytes : bytes.slice(0, loaded);
}

/** @throws {WeightsError} 'wrong-file' when the bytes are the beginning of another kind of file. */
export function refuseOtherKinds(bytes: Uint8Array, name: string): void {
  const kind = fileKind(bytes);
  if (kind === null) return;
  const message = `${name} is not a safetensors file but ${fileKindWords[kind]}.`;
  throw new WeightsError('wrong-file', message, { detail: { is: 'kind', kind } });
}

/** @throws {WeightsError} 'refused' when the file is larger than any that is loaded. */
export function refuseTooLarge(bytes: number, name: string): void {
  if (bytes > MAX_BYTES) {
    const message = `${name} has ${megabytes(bytes)}; files of up to 2 GB are loaded.`;
    throw new WeightsError('refused', message, { detail: { is: 'too-large', bytes } });
  }
}

function grown(bytes: Uint8Array, needed: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(needed, bytes.length * 2));
  larger.set(bytes);
  return larger;
}

/** Pieces as one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Bytes for a reader: '22.9 MB'. */
export function megabytes(bytes: number): string {
  return bytes < 1e5 ? `${bytes} bytes` : `${(bytes / 1e6).toFixed(1)} MB`;
}
