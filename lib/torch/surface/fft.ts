/** `torch.fft.*`: what of it is real. */
export * from '../ops/fft.ts';
