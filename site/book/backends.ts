/**
 * Which backend computes a model in this browser. Once a model has run on WebGPU, both backends are raced on
 * it, three runs each, when the page has nothing else to do; the winner is remembered, and the next page
 * begins with it.
 */
import type { BackendName, RaceResult, RunResult } from '#lib/engine/contract.ts';
import type { BookModel } from './models.ts';
import { KeptText } from '../storage/kept-text.ts';

export interface LastRun {
  readonly milliseconds: number;
  readonly threads: number;
}

export interface KnownBackends {
  /** Another browser, or another version of it, begins anew. */
  readonly browser: string;
  /** What the reader asked for in place of the winner. */
  readonly asked: BackendName | null;
  /** By the model's label. */
  readonly raced: Readonly<Record<string, RaceResult>>;
  readonly last: Readonly<Partial<Record<BackendName, LastRun>>>;
}

const record = new KeptText('localStorage', 'book-backends');

export const knownBackends = (): KnownBackends => parseBackends(record.get(), navigator.userAgent);

/** What was kept; nothing where it is another browser's or no such record. */
export function parseBackends(text: string | null, browser: string): KnownBackends {
  const empty: KnownBackends = { browser, asked: null, raced: {}, last: {} };
  try {
    const kept = JSON.parse(text ?? 'null', readInfinity) as KnownBackends | null;
    return kept?.browser === browser ? { ...empty, ...kept } : empty;
  } catch {
    return empty;
  }
}

const keep = (change: Partial<KnownBackends>): void => {
  record.set(JSON.stringify({ ...knownBackends(), ...change }, writeInfinity));
};

/** JSON knows no infinity: a backend that gave no number would come back as one that agreed. */
const writeInfinity = (_: string, value: unknown): unknown => (value === Infinity ? 'Infinity' : value);
const readInfinity = (name: string, value: unknown): unknown =>
  name === 'differs' && typeof value === 'string' ? Infinity : value;

/** The reader's choice for all models, from the next page on; null leaves it to the races. */
export const askForBackend = (asked: BackendName | null): void => keep({ asked });

/**
 * What a model begins with: a WebGPU that disagreed is never asked again; undefined is the engine's own
 * choice.
 */
export function backendFor(label: string, { asked, raced } = knownBackends()): BackendName | undefined {
  const race = raced[label];
  if (race && race.differs !== null) return 'wasm';
  return asked ?? race?.winner;
}

/**
 * Whether this run calls for a race: on WebGPU, which nobody asked for, of a model that was never raced here.
 */
export const isToBeRaced = (
  label: string,
  { backend }: Pick<RunResult, 'backend'>,
  { asked, raced }: KnownBackends,
  saveData: boolean,
): boolean => backend === 'webgpu' && asked === null && raced[label] === undefined && !saveData;

/** Raced on this page, or about to be. */
const begun = new Set<string>();

/** Notes a run's time, and has both backends raced where that is due. */
export function afterRun(
  { label }: BookModel,
  run: Pick<RunResult, 'backend' | 'milliseconds' | 'threads'>,
  race: () => Promise<RaceResult | null>,
): void {
  const { backend, milliseconds, threads } = run;
  const known = knownBackends();
  // A run of which every tensor was known took no time and says nothing.
  if (milliseconds > 0) keep({ last: { ...known.last, [backend]: { milliseconds, threads } } });
  const { connection } = navigator as { readonly connection?: { readonly saveData: boolean } };
  if (begun.has(label) || !isToBeRaced(label, run, known, connection?.saveData ?? false)) return;
  begun.add(label);
  const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
  whenIdle(() => {
    race().then(
      (result) => {
        if (result) keep({ raced: { ...knownBackends().raced, [label]: result } });
      },
      // What fails here fails in the next run too, which says so.
      () => begun.delete(label),
    );
  });
}
