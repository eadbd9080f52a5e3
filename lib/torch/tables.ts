/**
 * What there is, by PyTorch's names: the tables from which the Python layer makes `Tensor.*`, `torch.*`,
 * `torch.nn.functional.*` and operators, and from which the page about Python lists what is supported. Each
 * is one file of `surface/`, all of whose exports are operations.
 */
import './install_methods.ts';
import type { AnyOp } from './op.ts';
import * as attributesHere from './surface/attributes.ts';
import * as fftHere from './surface/fft.ts';
import * as functionalHere from './surface/functional.ts';
import * as functionsHere from './surface/functions.ts';
import * as linalgHere from './surface/linalg.ts';
import * as methodsHere from './surface/methods.ts';
import * as operatorsHere from './surface/operators.ts';
import * as specialHere from './surface/special.ts';

export type Table = Readonly<Record<string, AnyOp>>;

export const attributes: Table = attributesHere;
export const fft: Table = fftHere;
export const functional: Table = functionalHere;
export const functions: Table = functionsHere;
export const linalg: Table = linalgHere;
export const methods: Table = methodsHere;
export const operators: Table = operatorsHere;
export const special: Table = specialHere;
