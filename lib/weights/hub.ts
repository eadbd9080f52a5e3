/**
 * The Hugging Face hub, or a mirror of it, through its own client: what it says of a file, and the file's
 * bytes from any offset on. The client is loaded when it is first needed.
 */
import { refuseTooLarge } from './download.ts';
import { WeightsError } from './error.ts';
import { HUB, type HubWeights } from './source.ts';

/** What the hub says of a file. */
export interface HubFile {
  readonly bytes: number;
  /** null where the hub states none, as for files of a few bytes. */
  readonly sha256: string | null;
  /** The commit that was looked up; its file never changes. */
  readonly commit: string;
}

export interface HubRequest {
  readonly fetch: typeof globalThis.fetch;
  readonly signal: AbortSignal;
}

const FILE = 'model.safetensors';
const INDEX = 'model.safetensors.index.json';

/**
 * Asks the hub for size, SHA-256 and commit of a repository's `model.safetensors`.
 *
 * @throws {WeightsError} 'unreachable', 'not-found', 'refused' or 'wrong-file'.
 */
export async function lookUp(source: HubWeights, { fetch, signal }: HubRequest): Promise<HubFile> {
  const { pathsInfo } = await import('@huggingface/hub');
  const { id, hub = HUB, revision = 'main' } = source;
  const infos = await pathsInfo({
    repo: { type: 'model', name: id },
    paths: [FILE, INDEX],
    expand: true,
    revision,
    hubUrl: hub,
    fetch: asked(source, fetch, signal),
  }).catch((error: unknown) => {
    signal.throwIfAborted();
    if (error instanceof WeightsError) throw error;
    const message = `What ${hub} answered for ${id} is not what a hub of models answers.`;
    throw new WeightsError('wrong-file', message, { cause: error, detail: { is: 'no-hub' } });
  });
  const info = infos.find(({ path }) => path === FILE);
  if (!info) throw noFile(id, infos.length > 0);
  refuseTooLarge(info.size, id);
  return { bytes: info.size, sha256: info.lfs?.oid ?? null, commit: info.lastCommit?.id ?? revision };
}

function noFile(id: string, inParts: boolean): WeightsError {
  if (!inParts) return new WeightsError('not-found', `There is no ${FILE} in ${id}.`);
  const message = `The weights of ${id} are in several files; this page loads those that are in one ${FILE}.`;
  return new WeightsError('not-found', message, { detail: { is: 'in-parts' } });
}

/** Bytes on their way. */
export interface HubStream {
  /**
   * Where in the file the first byte belongs: not the offset asked for when the hub sends the whole file
   * instead.
   */
  readonly from: number;
  readonly reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;
}

/**
 * The bytes of a file from the offset `at` on. The one request has no header but Range: another would cost a
 * second request that asks whether it may be sent.
 *
 * @throws {WeightsError} 'unreachable', 'not-found', 'refused' or 'wrong-file'.
 */
export async function openFrom(
  source: HubWeights,
  { bytes, sha256, commit }: HubFile,
  at: number,
  { fetch, signal }: HubRequest,
): Promise<HubStream> {
  const { downloadFile } = await import('@huggingface/hub');
  const { id, hub = HUB } = source;
  const url = `${hub}/${id}/resolve/${encodeURIComponent(commit)}/${FILE}`;
  // The client hands errors of its requests on as texts, so answers are awaited here.
  let answered: (response: Response) => void;
  let failed: (error: unknown) => void;
  const answer = new Promise<Response>((resolve, reject) => {
    answered = resolve;
    failed = reject;
  });
  const ask = asked(source, fetch, signal);
  const watched: typeof globalThis.fetch = async (...request) => {
    try {
      const response = await ask(...request);
      answered(response);
      return response;
    } catch (error) {
      failed(error);
      throw error;
    }
  };
  const blob = await downloadFile({
    repo: { type: 'model', name: id },
    path: FILE,
    hubUrl: hub,
    xet: false,
    downloadInfo: { size: bytes, etag: sha256 ?? commit, url },
    fetch: watched,
  });
  if (!blob) throw noFile(id, false);
  const reader = blob.slice(at).stream().getReader();
  const response = await answer.catch((error: unknown) => {
    reader.cancel().catch(() => undefined); // it has failed with the request
    throw error;
  });
  return { from: at === 0 || response.status === 200 ? 0 : rangeStart(response, at), reader };
}

/** Where a partial answer begins, which not every hub lets a page of another origin read. */
function rangeStart(response: Response, at: number): number {
  const stated = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1];
  return stated === undefined ? at : Number(stated);
}

/**
 * The page's fetch with nothing said about the reader, and one sentence for each answer that is not the file.
 */
function asked(
  { id, hub = HUB }: HubWeights,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal,
): typeof globalThis.fetch {
  return async (url, init) => {
    const response = await fetch(url, {
      ...init,
      signal,
      referrerPolicy: 'no-referrer',
      credentials: 'omit',
    }).catch((error: unknown) => {
      signal.throwIfAborted();
      const message = `${id} could not be reached at ${new URL(hub).host}: this device is offline, or the connection is blocked.`;
      throw new WeightsError('unreachable', message, { cause: error });
    });
    const fault = faultOf(response, id);
    if (fault === null) return response;
    await response.body?.cancel();
    throw fault;
  };
}

function faultOf({ status, ok, headers }: Response, id: string): WeightsError | null {
  if (ok) {
    if (!/text\/html/.test(headers.get('content-type') ?? '')) return null;
    const message = `A web page came in place of ${id}: this network may want you to log in first.`;
    return new WeightsError('wrong-file', message, { detail: { is: 'login-page' } });
  }
  if (status === 416) return new WeightsError('interrupted', `The hub’s ${id} is shorter than it stated.`);
  const fault = status === 404 || status === 410 ? 'not-found' : 'refused';
  return new WeightsError(fault, answerSentence(status, id), { detail: { is: 'status', status } });
}

function answerSentence(status: number, id: string): string {
  switch (status) {
    case 404:
    case 410:
      return `The hub has no ${id} (it answered ${status}).`;
    case 401:
    case 403:
      return `The hub does not give ${id} to everybody (it answered ${status}): no such name, or a login is needed.`;
    case 429:
      return 'The hub has had too many requests from this network (it answered 429). Wait a few minutes, then go on.';
    default:
      return `The hub answered ${status} for ${id}; try again later.`;
  }
}
