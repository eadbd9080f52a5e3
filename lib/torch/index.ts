/** The public face of lib/torch. */
import './install_methods.ts';

export * from './dtype.ts';
export * from './errors.ts';
export { setBackend, valueOf, type Backend } from './evaluate.ts';
export { makeConstant, makeLeaf, makePlaceholder, Node, type ValueSource } from './node.ts';
export * from './ops/index.ts';
export { Parameter, Storage, Tensor, type Device } from './tensor.ts';
export * from './shape.ts';
