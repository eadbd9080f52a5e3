/**
 * Signatures as PyTorch writes them in `native_functions.yaml`, and their grammar.
 *
 * `flatten(Tensor input, int start_dim=0, int end_dim=-1)`; `int...` takes either one sequence or the rest of
 * the positional arguments (`view(2, 3)` and `view((2, 3))`); what follows `*` is keyword-only; `?` allows
 * None. Where PyTorch has several signatures of one name, a parameter may be of one type or another, under
 * one name or another: `max(Tensor input, int|Tensor? dim/other=None, bool keepdim=False)`.
 */

export interface SignatureParameter {
  readonly name: string;
  /** Other names that a keyword argument may have. */
  readonly aliases: readonly string[];
  /**
   * `Tensor`, `int`, `int[]`, `int...`, `float`, `bool`, `str`, `Scalar`, `dtype`, `Tensor[]`, `any`, or
   * several with `|`.
   */
  readonly type: string;
  readonly optional: boolean;
  readonly keywordOnly: boolean;
  /** Absent when the argument is required. */
  readonly default?: unknown;
}

export interface Signature {
  readonly name: string;
  readonly text: string;
  readonly parameters: readonly SignatureParameter[];
}

/**
 * How a call was written: positions in PyTorch's errors count the tensor for functions, not for methods;
 * functions that PyTorch writes in Python complain as Python does.
 */
export type CallStyle = 'function' | 'method' | 'python';

/**
 * The parameters are parsed when they are first asked for: at import, hundreds of signatures are only texts.
 */
export function signatureOf(text: string): Signature {
  let parameters: readonly SignatureParameter[] | undefined;
  return {
    name: text.slice(0, text.indexOf('(')),
    text,
    get parameters() {
      return (parameters ??= parseParameters(text));
    },
  };
}

function parseParameters(text: string): readonly SignatureParameter[] {
  const match = /^\w+\((.*)\)$/s.exec(text);
  if (!match) throw new Error(`not a signature: ${text}`);
  let keywordOnly = false;
  const parameters: SignatureParameter[] = [];
  for (const part of match[1]!.split(/,\s*(?![^[(]*[\])])/)) {
    if (part === '*') keywordOnly = true;
    else if (part !== '') parameters.push({ ...parseParameter(part), keywordOnly });
  }
  return parameters;
}

function parseParameter(part: string): Omit<SignatureParameter, 'keywordOnly'> {
  const match = /^([\w[\].|]+)(\?)? (\w+)((?:\/\w+)*)(?:=(.+))?$/.exec(part.trim());
  if (!match) throw new Error(`not a parameter: ${part}`);
  const [, type, optional, name, others, literal] = match;
  const aliases = [...others!.split('/').slice(1), ...(numpyNames[name!] ?? [])];
  const parameter = { name: name!, aliases, type: type!, optional: optional === '?' };
  return literal === undefined ? parameter : { ...parameter, default: parseLiteral(literal) };
}

function parseLiteral(text: string): unknown {
  if (text === 'None') return null;
  if (text === 'True' || text === 'False') return text === 'True';
  if (/^'.*'$/.test(text)) return text.slice(1, -1);
  if (/^[[(].*[\])]$/.test(text))
    return text
      .slice(1, -1)
      .split(',')
      .filter((part) => part.trim() !== '')
      .map((part) => parseLiteral(part.trim()));
  return Number(text);
}

/** NumPy's names, which PyTorch takes for the same argument. */
export const numpyNames: Readonly<Record<string, readonly string[]>> = {
  dim: ['axis'],
  keepdim: ['keepdims'],
  input: ['self', 'x'],
  other: ['x2'],
};
