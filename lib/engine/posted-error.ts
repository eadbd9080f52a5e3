/** Errors as they cross from the worker to the page: what readers and code look at survives. */
import { TorchError, type PyExceptionType } from '../torch/errors.ts';
import { WeightsError, type WeightsFault } from '../weights/error.ts';
import { RuntimeStartError } from './runtime-start-error.ts';

export interface PostedError {
  readonly name: string;
  readonly message: string;
  readonly pyType?: PyExceptionType;
  readonly fault?: WeightsFault;
  readonly threads?: number;
}

export function postError(error: unknown): PostedError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message } = error;
  if (error instanceof TorchError) return { name, message, pyType: error.pyType };
  if (error instanceof WeightsError) return { name, message, fault: error.fault };
  if (error instanceof RuntimeStartError) return { name, message, threads: error.threads };
  return { name, message };
}

export function receiveError({ name, message, pyType, fault, threads }: PostedError): Error {
  if (pyType !== undefined) return new TorchError(pyType, message);
  if (fault !== undefined) return new WeightsError(fault, message);
  if (threads !== undefined) return new RuntimeStartError(threads, message);
  if (name === 'RangeError') return new RangeError(message);
  return new Error(message);
}
