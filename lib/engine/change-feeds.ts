/**
 * From what a run changes to the tensors that it feeds: the instrumented graph's usual inputs with the
 * changes in them.
 */
import { broadcastTo } from './broadcast.ts';
import type { BlockChange, Change, Changed } from './change.ts';
import type { TensorData } from './contract.ts';
import { changeInput, type ChangeInputs } from './instrument.ts';

/**
 * @param usual what is fed where nothing is changed.
 * @returns the inputs that are fed something else, by name.
 * @throws {RangeError} for a part that the model has not, or a value that does not fit its place.
 */
export function changedFeeds(
  { patch_embed, _pos_embed, blocks = {} }: Change,
  usual: ChangeInputs,
): Map<string, TensorData> {
  const feeds = new Feeds(usual);
  feeds.rows('patch_embed.patches', patch_embed?.patches);
  feeds.order('patch_embed.order', patch_embed?.order);
  feeds.order('_pos_embed.order', _pos_embed?.order);
  feeds.rows('_pos_embed.tokens', _pos_embed?.tokens);
  for (const [i, block] of Object.entries(blocks)) changeBlock(`blocks.${i}`, block, feeds);
  return feeds.changed;
}

/** Parameters that a change may scale or replace; every instrumented graph is fed them. */
export const CHANGEABLE_PARAMETERS = ['cls_token', 'pos_embed'] as const;

/** A parameter's value as a change wants it. */
export function changedValue(name: string, value: TensorData, change: Change): TensorData {
  const known = CHANGEABLE_PARAMETERS.find((parameter) => parameter === name);
  const changed = known && change[known];
  if (changed === undefined) return value;
  const { shape } = value;
  if (typeof changed === 'number') return { data: value.data.map((x) => x * changed), shape };
  return { data: broadcastTo(changed.value, shape, name), shape };
}

function changeBlock(path: string, { attn, mlp, tokens }: BlockChange, feeds: Feeds): void {
  feeds.columns(`${path}.attn.heads`, attn?.heads);
  feeds.number(`${path}.attn.scale`, attn?.scale);
  feeds.number(`${path}.attn.output`, attn?.output);
  feeds.columns(`${path}.mlp.act`, mlp?.act);
  feeds.number(`${path}.mlp.output`, mlp?.output);
  feeds.rows(`${path}.tokens`, tokens);
}

type Parts = Readonly<Record<number, Changed>>;

class Feeds {
  readonly changed = new Map<string, TensorData>();
  readonly #usual: ChangeInputs;

  constructor(usual: ChangeInputs) {
    this.#usual = usual;
  }

  number(path: string, value: number | undefined): void {
    if (value !== undefined) this.#of(path).data[0] = value;
  }

  order(path: string, order: readonly number[] | undefined): void {
    if (!order) return;
    const { data } = this.#of(path);
    if ([...order].sort((a, b) => a - b).join() !== [...data].join())
      throw new RangeError(`${path} names each of the ${data.length} patches once.`);
    data.set(order);
  }

  /** Parts that are rows of the value: scale (R, 1), value (R, C). */
  rows(path: string, parts: Parts = {}): void {
    this.#parts(path, parts, (index, [, C]) => ({ shape: [C!], at: (i) => index * C! + i }));
  }

  /** Parts that are columns of the value, side by side: scale (H, 1), value (N, H · d); or (M) and (M). */
  columns(path: string, parts: Parts = {}): void {
    this.#parts(path, parts, (index, shape, count) => {
      const C = shape.at(-1)!;
      const d = C / count;
      const rows = shape.slice(0, -1);
      return { shape: d === 1 ? rows : [...rows, d], at: (i) => Math.floor(i / d) * C + index * d + (i % d) };
    });
  }

  /** `place` says which elements of the value a part has: their shape, and where its i-th lies. */
  #parts(
    path: string,
    parts: Parts,
    place: (
      index: number,
      shape: readonly number[],
      count: number,
    ) => { readonly shape: readonly number[]; readonly at: (i: number) => number },
  ): void {
    for (const [key, part] of Object.entries(parts)) {
      const index = Number(key);
      const scale = this.#of(`${path}.scale`);
      const count = scale.data.length;
      if (!(index >= 0 && index < count))
        throw new RangeError(`${path} has ${count} parts, from 0: there is no ${key}.`);
      scale.data[index] = typeof part === 'number' ? part : 0;
      if (typeof part === 'number') continue;
      const value = this.#of(`${path}.value`);
      const { shape, at } = place(index, value.shape, count);
      broadcastTo(part.value, shape, `${path}[${key}]`).forEach((x, i) => (value.data[at(i)] = x));
    }
  }

  /** The input's own copy, to write into. */
  #of(path: string): TensorData {
    const name = changeInput(path);
    const known = this.changed.get(name);
    if (known) return known;
    const usual = this.#usual.get(name);
    if (!usual) throw new RangeError(`The model has no ${path} to change.`);
    const copy = { data: usual.data.slice(), shape: usual.shape };
    this.changed.set(name, copy);
    return copy;
  }
}
