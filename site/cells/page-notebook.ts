/**
 * The cells of one page: one Python, one namespace, one counter, run in the order in which they were asked.
 */
import type { RunOutcome } from '#lib/python/client.ts';
import { PythonClient } from '#lib/python/client.ts';
import type { Output } from '#lib/python/contract.ts';
import { spawnPythonWorker } from '#lib/python/spawn.ts';
import type { StartProgress } from '#lib/python/start-files.ts';
import { bytesNamedIn } from '../weights/keeping.ts';
import { isOutOfMemory } from '../weights/memory.ts';
import { pageMemory, type HeldMemory, type PageMemory } from '../weights/page-memory.ts';
import { pageRecord } from '../book/record.ts';

/** What the notebook needs of a cell on the page. */
export interface NotebookCell {
  readonly element: HTMLElement;
  readonly source: string;
  readonly pretendCuda: boolean;
  run(): Promise<boolean>;
}

export interface CellRun {
  readonly onLoading: (progress: StartProgress) => void;
  readonly onOutput: (output: Output) => void;
  readonly onBegin: () => void;
}

export interface CountedOutcome extends RunOutcome {
  /** The run's number on this page, as Jupyter counts. */
  readonly count: number;
  /** The figures' model was released: so that the run fits, or since it did not. */
  readonly madeRoom?: 'before' | 'after';
}

/** What a Python that has just started holds (bench: memory). */
const PYTHON = 200e6;

/** What the notebook needs of the Python client. */
export type NotebookPython = Pick<PythonClient, 'run' | 'stop' | 'restart' | 'started'> & HeldMemory;

export class PageNotebook {
  readonly #client: NotebookPython;
  /** Cells that ran in the namespace there is now. */
  readonly #ran = new Set<NotebookCell>();
  #count = 0;
  #running = 0;

  readonly #memory: PageMemory;
  readonly #bytesNamedIn: (source: string) => Promise<number>;

  /** @param bytesNamedIn of the weights that a source will load */
  constructor(client: NotebookPython, memory: PageMemory, bytesNamedIn: (source: string) => Promise<number>) {
    this.#client = client;
    this.#memory = memory;
    this.#bytesNamedIn = bytesNamedIn;
    memory.join('python', client);
  }

  /** What a run that is asked now waits for. */
  get waitsFor(): 'start' | 'cell' | 'load' {
    if (!this.#client.started) return 'start';
    return this.#running > 0 ? 'cell' : 'load';
  }

  async run(cell: NotebookCell, { onLoading, onOutput, onBegin }: CellRun): Promise<CountedOutcome> {
    const count = ++this.#count;
    const settings = { pretendCuda: cell.pretendCuda };
    const { source } = cell;
    this.#running++;
    const run = async (): Promise<RunOutcome & Pick<CountedOutcome, 'madeRoom'>> => {
      const before = await this.#makeRoom(source);
      const ran = await this.#client.run(source, {
        name: `<cell ${count}>`,
        settings,
        onLoading,
        onOutput,
        onBegin,
      });
      if (before) return { ...ran, madeRoom: 'before' };
      const refused = ran.error !== undefined && ran.ended === undefined && isOutOfMemory(ran.error);
      return refused && this.#memory.releaseOther('python') ? { ...ran, madeRoom: 'after' } : ran;
    };
    const outcome = await run().finally(() => this.#running--);
    if (outcome.fresh || outcome.restarted) this.#ran.clear();
    if (!outcome.restarted) this.#ran.add(cell);
    return { ...outcome, count };
  }

  /**
   * Where it is known how much memory there is. The weights lie in a file and, when they are used, in
   * onnxruntime's memory.
   */
  async #makeRoom(source: string): Promise<boolean> {
    if (!this.#memory.isBounded) return false;
    const loads = 2 * (await this.#bytesNamedIn(source));
    return this.#memory.makeRoom('python', Math.max(this.#client.memory, PYTHON) + loads);
  }

  stop(): Promise<void> {
    return this.#client.stop();
  }

  /** Ends Python; the next run starts it anew. */
  restart(): void {
    this.#ran.clear();
    this.#client.restart();
  }

  /** Whether a cell before this one on the page has not run in this namespace. */
  misses(cell: NotebookCell, cells: readonly NotebookCell[]): boolean {
    return cells.slice(0, cells.indexOf(cell)).some((other) => !this.#ran.has(other));
  }
}

let notebook: PageNotebook | undefined;

/** The page's notebook; Python does not start before the first run. `base` is the site's base path. */
export function pageNotebook(base: string): PageNotebook {
  const assets = new URL(`${base.replace(/\/$/, '')}/python/`, location.origin).href;
  notebook ??= new PageNotebook(
    new PythonClient({ spawn: (at) => spawnPythonWorker(at), assets, book: pageRecord() }),
    pageMemory(),
    bytesNamedIn,
  );
  return notebook;
}
