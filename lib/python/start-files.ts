/** What Python's start fetches: how much of it has come, and the first file that did not come. */

/** A file that Python needs did not come, or not whole. */
export class NotLoadedError extends Error {
  override readonly name = 'NotLoadedError';
  /** Its name, or what it is. */
  readonly file: string;
  constructor(file: string, reason = '') {
    super(`${file} did not load${reason && `: ${reason}`}`);
    this.file = file;
  }
}

/** Bytes that have come; `total` is null while the size of a file is unknown. */
export interface StartProgress {
  readonly loaded: number;
  readonly total: number | null;
}

export interface StartFiles {
  /** As `fetch`, counted and watched. */
  readonly fetch: typeof fetch;
  /**
   * Rejects with the first file that is lost: Pyodide itself logs a lost file, and some it waits for without
   * end.
   */
  readonly lost: Promise<never>;
}

/**
 * @param sizes bytes of the files that will be asked for, by name; those of others come with their answers.
 * @param onProgress hears of every piece.
 */
export function startFiles(
  request: typeof fetch,
  sizes: Promise<Readonly<Record<string, number>>>,
  onProgress: (progress: StartProgress) => void,
): StartFiles {
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => undefined); // who starts Python races it; nobody may be left to hear it
  /** Bytes of the files asked for or to be asked for; NaN while one is unknown. */
  let expected: Map<string, number> | null = null;
  let loaded = 0;
  void sizes.then((known) => (expected = new Map([...Object.entries(known), ...(expected ?? [])])));

  const tell = (): void => {
    const total = [...(expected?.values() ?? [NaN])].reduce((sum, bytes) => sum + bytes, 0);
    onProgress({ loaded, total: Number.isNaN(total) || loaded > total ? null : total });
  };

  const watched = async (...args: Parameters<typeof fetch>): Promise<Response> => {
    const file = nameOf(args[0]);
    const lose = (reason: string): void => lost.reject(new NotLoadedError(file, reason));
    try {
      const response = await request(...args);
      if (!response.ok) lose(`HTTP ${response.status}`);
      if (!response.ok || !response.body) return response;
      expected ??= new Map();
      if (!expected.has(file)) expected.set(file, lengthOf(response));
      const { status, statusText, headers } = response;
      const body = counted(response.body, {
        onPiece: (bytes) => {
          loaded += bytes;
          tell();
        },
        onError: (error) => lose(String(error)),
      });
      return new Response(body, { status, statusText, headers });
    } catch (error) {
      lose(String(error));
      throw error;
    }
  };
  return { fetch: watched, lost: lost.promise };
}

interface Hearing {
  readonly onPiece: (bytes: number) => void;
  readonly onError: (error: unknown) => void;
}

function counted(
  body: ReadableStream<Uint8Array>,
  { onPiece, onError }: Hearing,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) return controller.close();
        onPiece(value.length);
        controller.enqueue(value);
      } catch (error) {
        onError(error);
        controller.error(error);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/** Bytes of the body as it is read; NaN where it was packed on the way, or nothing is said. */
function lengthOf({ headers }: Response): number {
  const length = headers.get('content-length');
  return length === null || headers.has('content-encoding') ? NaN : Number(length);
}

const nameOf = (input: Parameters<typeof fetch>[0]): string =>
  (input instanceof Request ? input.url : String(input)).replace(/[?#].*$/, '').replace(/^.*\//, '');
