/** `torch.Generator`: streams of random numbers; the default one and those that a reader makes. */
import { default_generator } from '#lib/torch/default_generator.ts';
import type { Tensor } from '#lib/torch/index.ts';
import { LazyGenerator } from '#lib/torch/random/index.ts';
import { constant } from '#lib/torch/record.ts';
import { Ready } from './encode.ts';
import type { Verbs } from './verb.ts';

const handle = (generator: LazyGenerator): Ready => new Ready({ k: 'G', v: generator });

export function generatorCalls(): Verbs {
  return {
    generator: () => handle(new LazyGenerator()),
    default_generator: () => handle(default_generator),
    manual_seed: ({ args: [generator, seed] }) => {
      (generator as LazyGenerator).manual_seed(BigInt(seed as string));
      return null;
    },
    initial_seed: ({ args: [generator] }) => String((generator as LazyGenerator).initial_seed()),
    get_state: ({ args: [generator] }) => {
      const state = (generator as LazyGenerator).get_state();
      return constant([state.length], 'uint8', state);
    },
    set_state: ({ args: [generator, state] }) => {
      (generator as LazyGenerator).set_state(Uint8Array.from((state as Tensor).values()));
      return null;
    },
  };
}
