/** `torch.Generator`: streams of random numbers; the default one and those that a reader makes. */
import { default_generator } from '#lib/torch/default_generator.ts';
import { LazyGenerator } from '#lib/torch/random/index.ts';
import { constant } from '#lib/torch/record.ts';
import { generator, tensor, text } from './argument-types.ts';
import { Ready } from './encode.ts';
import { verb, type Verb } from './verb.ts';

export const generatorVerbs: readonly Verb[] = [
  verb('new_generator', {}, () => new Ready({ kind: 'generator', handle: new LazyGenerator() })),
  verb('default_generator', {}, () => new Ready({ kind: 'generator', handle: default_generator })),
  /** `seed` is its digits: it may be beyond 2**53. */
  verb('manual_seed', { generator, seed: text }, ({ generator, seed }) => {
    generator.manual_seed(BigInt(seed));
  }),
  /** Digits of a draw of 63 bits, as `torch.empty((), dtype=torch.int64).random_()` makes: floats hold 53. */
  verb('random_int64', { generator }, ({ generator }) =>
    String(generator.draw((words) => BigInt.asUintN(63, words.random64()))),
  ),
  verb('initial_seed', { generator }, ({ generator }) => String(generator.initial_seed())),
  verb('get_state', { generator }, ({ generator }) => {
    const state = generator.get_state();
    return constant([state.length], 'uint8', state);
  }),
  verb('set_state', { generator, state: tensor }, ({ generator, state }) => {
    generator.set_state(Uint8Array.from(state.values()));
  }),
];
