/** The printed model, line by line, each with the path of the module that it prints. */
import type { AnyModule } from '#lib/nn/index.ts';

export interface ModuleLine {
  /**
   * timm's path; empty for the model; `null` for a closing parenthesis or a further line of the same module.
   */
  readonly path: string | null;
  /** As PyTorch prints it, without the spaces before it. */
  readonly text: string;
  /** Steps of two spaces. */
  readonly indent: number;
}

/** From `repr()`, which is PyTorch's to the letter. */
export const moduleLines = (model: AnyModule): ModuleLine[] => linesOfRepr(model.repr());

/** The same lines with the modules' arguments left out, for narrow screens: `(qkv): Linear(…)`. */
export const withoutArguments = (lines: readonly ModuleLine[]): ModuleLine[] =>
  lines.map((line) => ({ ...line, text: line.text.replace(/^(\(\w+\): \w+)\(.+\)$/, '$1(…)') }));

/** From a model's printed text, this site's or a recorded one. */
export function linesOfRepr(repr: string): ModuleLine[] {
  const above: string[] = [];
  return repr.split('\n').map((line, i) => {
    const text = line.trimStart();
    const indent = (line.length - text.length) / 2;
    if (i === 0) return { path: '', text, indent };
    const name = /^\(([\w.]+)\): /.exec(text)?.[1];
    if (name === undefined) return { path: null, text, indent };
    above.length = indent - 1;
    above.push(name);
    return { path: above.join('.'), text, indent };
  });
}
