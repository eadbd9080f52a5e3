/** Errors as they cross from the worker to the page: what readers and code look at survives. */
import { TorchError, type PyExceptionType } from '../torch/errors.ts';
import { WeightsError, type WeightsDetail, type WeightsFault } from '../weights/error.ts';
import { EngineError, type EngineFault } from './engine-error.ts';
import { RuntimeStartError } from './runtime-start-error.ts';

export interface PostedError {
  readonly name: string;
  readonly message: string;
  readonly pyType?: PyExceptionType;
  readonly fault?: WeightsFault;
  readonly detail?: WeightsDetail | undefined;
  readonly engineFault?: EngineFault;
}

export function postError(error: unknown): PostedError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message } = error;
  if (error instanceof TorchError) return { name, message, pyType: error.pyType };
  if (error instanceof WeightsError) return { name, message, fault: error.fault, detail: error.detail };
  if (error instanceof EngineError) return { name, message, engineFault: error.engineFault };
  return { name, message };
}

export function receiveError({ name, message, pyType, fault, detail, engineFault }: PostedError): Error {
  if (pyType !== undefined) return new TorchError(pyType, message);
  if (fault !== undefined) return new WeightsError(fault, message, { detail });
  if (engineFault?.kind === 'not-started')
    return new RuntimeStartError(engineFault.threads, engineFault.reason);
  if (engineFault !== undefined) return new EngineError(engineFault);
  if (name === 'RangeError') return new RangeError(message);
  return new Error(message);
}
