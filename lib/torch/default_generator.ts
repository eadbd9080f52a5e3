/**
 * The generator that `torch.manual_seed` seeds and every random operation draws from; unseeded, it starts
 * anywhere, as in PyTorch.
 */
import { LazyGenerator } from './random/lazy.ts';

export const default_generator = new LazyGenerator(crypto.getRandomValues(new Uint32Array(1))[0]);
