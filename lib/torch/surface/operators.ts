/** Python's operators, by the names of its special methods. */
export { getitem as __getitem__, setitem as __setitem__ } from '../ops/indexing.ts';
export * from '../ops/operators.ts';
