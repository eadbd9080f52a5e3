/**
 * Errors as PyTorch raises them: the Python exception type and PyTorch's own words.
 * The Python layer raises the type of the same name; TypeScript callers read `pyType`.
 */
export type PyExceptionType =
  | 'RuntimeError'
  | 'IndexError'
  | 'ValueError'
  | 'TypeError'
  | 'KeyError'
  | 'AttributeError'
  | 'AssertionError'
  | 'NotImplementedError'
  | 'ModuleNotFoundError'
  | 'ImportError'
  | 'FileNotFoundError'
  | 'MemoryError'
  | 'ZeroDivisionError'
  | '_LinAlgError';

export class TorchError extends Error {
  readonly pyType: PyExceptionType;
  constructor(pyType: PyExceptionType, message: string) {
    super(message);
    this.name = pyType;
    this.pyType = pyType;
  }
}

/** Raise `RuntimeError(message)` unless `condition` holds, as `TORCH_CHECK` does. */
export function check(condition: boolean, message: () => string): asserts condition {
  if (!condition) throw new TorchError('RuntimeError', message());
}

/** Raise an exception of the named Python type unless `condition` holds. */
export function checkAs(
  pyType: PyExceptionType,
  condition: boolean,
  message: () => string,
): asserts condition {
  if (!condition) throw new TorchError(pyType, message());
}

/** For what PyTorch has and this library has not: names it, and says what is there instead. */
export function notHere(what: string, instead: string): TorchError {
  return new TorchError('NotImplementedError', `${what} is part of PyTorch but not of this page. ${instead}`);
}
