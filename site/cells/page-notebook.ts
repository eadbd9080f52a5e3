/** The cells of one page: one Python, one namespace, one counter, run in the order in which they were asked. */
import type { RunOutcome } from '#lib/python/client.ts';
import { PythonClient } from '#lib/python/client.ts';
import type { Output } from '#lib/python/contract.ts';
import { spawnPythonWorker } from '#lib/python/spawn.ts';
import type { StartProgress } from '#lib/python/start-files.ts';
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
}

export class PageNotebook {
  readonly #client: PythonClient;
  /** Cells that ran in the namespace there is now. */
  readonly #ran = new Set<NotebookCell>();
  #count = 0;
  #running = 0;

  constructor(client: PythonClient) {
    this.#client = client;
  }

  /** What a run that is asked now waits for. */
  get waitsFor(): 'start' | 'cell' | 'load' {
    if (!this.#client.started) return 'start';
    return this.#running > 0 ? 'cell' : 'load';
  }

  async run(cell: NotebookCell, { onLoading, onOutput, onBegin }: CellRun): Promise<CountedOutcome> {
    const count = ++this.#count;
    const settings = { pretendCuda: cell.pretendCuda };
    this.#running++;
    const outcome = await this.#client
      .run(cell.source, { name: `<cell ${count}>`, settings, onLoading, onOutput, onBegin })
      .finally(() => this.#running--);
    if (outcome.fresh || outcome.restarted) this.#ran.clear();
    if (!outcome.restarted) this.#ran.add(cell);
    return { ...outcome, count };
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
  );
  return notebook;
}
