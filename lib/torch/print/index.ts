/** Tensors, sizes and floats as Python prints them. */
export { isFloatingPoint, type Scalar } from './element_texts.ts';
export {
  defaultPrintOptions,
  withPrintOptions,
  type PrintOptionChanges,
  type PrintOptions,
  type PrintProfile,
} from './print_options.ts';
export { floatRepr, formatExponent, formatFixed } from './python_float.ts';
export { sizeRepr, tupleRepr } from './size_repr.ts';
export { parameterStr, tensorStr, type Printable } from './tensor_str.ts';
