/** Values as Python prints them inside a module's repr. */
export { floatRepr as float, tupleRepr as tuple } from '../torch/print/index.ts';

export const bool = (value: boolean): string => (value ? 'True' : 'False');
