/**
 * A page has two workers that hold models, the figures' and Python's. Where both do not fit, the one that
 * rests is released, and the page says so; what it held is loaded again when it is asked for.
 */
import { memoryBudget } from './memory.ts';

export type Holder = 'figures' | 'python';

/** One of the workers. */
export interface HeldMemory {
  /** Bytes that it held when it told last; 0 where it is not there. */
  readonly memory: number;
  readonly busy: boolean;
  release(): void;
}

const OTHER = { figures: 'python', python: 'figures' } as const satisfies Record<Holder, Holder>;

export class PageMemory {
  readonly #budget: number | null;
  readonly #holders = new Map<Holder, HeldMemory>();
  readonly #released = new Set<Holder>();

  /** @param budget bytes for both; null where nobody knows. */
  constructor(budget: number | null) {
    this.#budget = budget;
  }

  /** Whether it is known how much there is. */
  get isBounded(): boolean {
    return this.#budget !== null;
  }

  join(name: Holder, holder: HeldMemory): void {
    this.#holders.set(name, holder);
  }

  /**
   * Before `name` takes more: releases the other where both would not fit.
   * @param bytes what it will hold in all. @returns whether it did
   */
  makeRoom(name: Holder, bytes: number): boolean {
    const other = this.#holders.get(OTHER[name]);
    if (this.#budget === null || !other || bytes + other.memory <= this.#budget) return false;
    return this.releaseOther(name);
  }

  /** When `name` was refused memory. @returns whether there was something to release */
  releaseOther(name: Holder): boolean {
    const other = this.#holders.get(OTHER[name]);
    if (!other || other.memory === 0 || other.busy) return false;
    other.release();
    this.#released.add(OTHER[name]);
    return true;
  }

  /** Whether it was released, and is not there again. */
  isReleased(name: Holder): boolean {
    if (this.#holders.get(name)?.memory) this.#released.delete(name);
    return this.#released.has(name);
  }
}

let shared: PageMemory | undefined;

export const pageMemory = (): PageMemory => (shared ??= new PageMemory(memoryBudget()));
