/**
 * One seed's whole stream, of which any place can be reached: forward by skipping, backward from a
 * checkpoint.
 *
 * A checkpoint of 2.5 kB is kept every 2¹⁸ words, so reaching a place costs a quarter of a millisecond at
 * most. When there are too many, every second goes: a stream that went on for long costs no more memory, and
 * twice the way to a place. Reading on from where the last reader stopped costs nothing.
 */
import { normal_double } from './draws.ts';
import { Generator } from './generator.ts';
import type { Mt19937 } from './mt19937.ts';
import type { Place } from './place.ts';

const SPACING = 2 ** 18;
/** 2.5 MB of them, after 268 million words. */
const MOST_CHECKPOINTS = 1024;

export class Tape {
  /** The engine at 0, 1, 2 … times the spacing, in words from the tape's beginning. */
  #checkpoints: Mt19937[];
  #spacing = SPACING;
  /** Where the last reader stopped. */
  #cursor: Generator;

  /** @param start an engine at position 0. */
  constructor(start: Mt19937) {
    this.#checkpoints = [start];
    this.#cursor = new Generator(start.clone());
  }

  /** Runs `read` with a generator at `place`. */
  readAt<T>(place: Place, read: (generator: Generator) => T): T {
    const spare = this.#spareValue(place);
    const generator = new Generator(this.#engineAt(place.position));
    generator.next_double_normal_sample = spare;
    this.#cursor = generator;
    return read(generator);
  }

  #spareValue({ position, spare }: Place): number | null {
    if (spare === null) return null;
    if ('value' in spare) return spare.value;
    // No two normals wait at one position: each pair takes words.
    const { engine, next_double_normal_sample } = this.#cursor;
    if (engine.position === position && next_double_normal_sample !== null) return next_double_normal_sample;
    const generator = new Generator(this.#engineAt(spare.at).clone());
    normal_double(generator);
    return generator.next_double_normal_sample;
  }

  #engineAt(position: number): Mt19937 {
    const engine = this.#nearest(position);
    engine.skip(position - engine.position);
    return engine;
  }

  /** The cursor, or a copy of the checkpoint before `position` where that is closer. */
  #nearest(position: number): Mt19937 {
    const ahead = position - this.#cursor.engine.position;
    if (ahead >= 0 && ahead <= position % this.#spacing) return this.#cursor.engine;
    while (this.#checkpoints.length <= position / this.#spacing) this.#addCheckpoint();
    return this.#checkpoints[Math.floor(position / this.#spacing)]!.clone();
  }

  #addCheckpoint(): void {
    if (this.#checkpoints.length === MOST_CHECKPOINTS) {
      this.#checkpoints = this.#checkpoints.filter((_, i) => i % 2 === 0);
      this.#spacing *= 2;
    }
    const next = this.#checkpoints.at(-1)!.clone();
    next.skip(this.#spacing);
    this.#checkpoints.push(next);
  }
}
