/** `torch.nn.functional.*` */
export * from '../ops/nn.ts';
export { relu_ } from '../ops/inplace.ts';
