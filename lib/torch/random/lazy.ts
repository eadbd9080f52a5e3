/**
 * A generator whose draws are recorded and made when someone reads them, and which gives the numbers that
 * drawing at once would have given: each draw knows its place in the stream, and the place after it follows
 * from its size.
 *
 * So building a model costs no random numbers, and a draw that nobody reads is never made.
 */
import type { Distribution, DrawDtype } from './distribution.ts';
import type { FloatTarget } from './draws.ts';
import { Generator } from './generator.ts';
import { isHalf, roundToHalf } from './half_draws.ts';
import type { Place } from './place.ts';
import { Tape } from './tape.ts';

const BEGINNING: Place = { position: 0, spare: null };

export class LazyGenerator {
  readonly pythonType = 'Generator';
  #tape: Tape;
  #place: Place = BEGINNING;
  #seed: bigint;

  /** @param seed PyTorch's own default seed unless given; `torch` itself starts from an unpredictable one. */
  constructor(seed: number | bigint = 67280421310721n) {
    const generator = new Generator().manual_seed(seed);
    this.#tape = new Tape(generator.engine);
    this.#seed = generator.initial_seed();
  }

  /** Starts a new stream. Draws recorded before keep theirs. */
  manual_seed(seed: number | bigint): this {
    return this.#restart(new Generator().manual_seed(seed));
  }

  initial_seed(): bigint {
    return this.#seed;
  }

  /**
   * Records a draw of `n` values and moves on. A draw of which only drawing tells what it consumes is made at
   * once.
   */
  record(distribution: Distribution, n: number, dtype: DrawDtype = 'float32'): LazyDraw {
    if (!Number.isInteger(n) || n < 0) throw new RangeError(`not a number of draws: ${n}`);
    const [tape, place] = [this.#tape, this.#place];
    const fill = (out: FloatTarget) =>
      tape.readAt(place, (generator) => distribution.fill(out, generator, dtype));
    const draw = new LazyDraw(distribution.name, n, dtype, fill);
    const after = distribution.after(place, n, dtype);
    if (after) this.#place = after;
    else this.draw((generator) => draw.makeWith((out) => distribution.fill(out, generator, dtype)));
    return draw;
  }

  /** Draws at once, whatever it takes: `stream.draw((g) => multinomial(weights, g, 2))`. */
  draw<T>(make: (generator: Generator) => T): T {
    return this.#tape.readAt(this.#place, (generator) => {
      const result = make(generator);
      const value = generator.next_double_normal_sample;
      this.#place = { position: generator.engine.position, spare: value === null ? null : { value } };
      return result;
    });
  }

  /** The 5056 bytes of `torch.get_rng_state()`. */
  get_state(): Uint8Array {
    return this.#tape.readAt(this.#place, (generator) => generator.get_state());
  }

  set_state(state: Uint8Array): this {
    return this.#restart(new Generator().set_state(state));
  }

  #restart(generator: Generator): this {
    const value = generator.next_double_normal_sample;
    this.#tape = new Tape(generator.engine);
    this.#place = { position: 0, spare: value === null ? null : { value } };
    this.#seed = generator.initial_seed();
    return this;
  }
}

/** A recorded draw. */
export class LazyDraw {
  /** The distribution with its parameters, for people. */
  readonly name: string;
  readonly n: number;
  readonly dtype: DrawDtype;
  #fill: ((out: FloatTarget) => void) | null;
  #values: FloatTarget | null = null;

  constructor(name: string, n: number, dtype: DrawDtype, fill: (out: FloatTarget) => void) {
    this.name = name;
    this.n = n;
    this.dtype = dtype;
    this.#fill = fill;
  }

  /** Whether the numbers have been drawn. */
  get made(): boolean {
    return this.#values !== null;
  }

  /** The numbers, drawn at the first call. The array is the draw's own: copy it before writing into it. */
  values(): FloatTarget {
    return this.#values ?? this.makeWith(this.#fill!);
  }

  /** @internal Draws the numbers with `fill`, which stands at this draw's place. */
  makeWith(fill: (out: FloatTarget) => void): FloatTarget {
    this.#values = this.dtype === 'float64' ? new Float64Array(this.n) : new Float32Array(this.n);
    fill(this.#values);
    if (isHalf(this.dtype)) roundToHalf(this.#values as Float32Array, this.dtype);
    this.#fill = null; // lets the stream go
    return this.#values;
  }
}
