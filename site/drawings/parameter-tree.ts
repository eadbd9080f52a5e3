/**
 * A model's numbers as a tree: every module with all below it, every parameter. Built from the model, no
 * weights needed.
 */
import type { AnyModule } from '#lib/nn/index.ts';

export interface ParameterRow {
  /** timm's path: `blocks.0.attn.qkv.weight`; empty for the model itself. */
  readonly path: string;
  /** What stands last in it. */
  readonly name: string;
  /** The class's name, `null` for a parameter. */
  readonly type: string | null;
  readonly depth: number;
  /** Of a parameter; `null` for a module. */
  readonly shape: readonly number[] | null;
  /** Numbers in it and in all below it. */
  readonly numbers: number;
  /** Of them, those that require gradients. */
  readonly trainable: number;
}

/**
 * @param isOpen whether the rows below a module are wanted; default all are.
 * @returns the model's row, then its modules and parameters in the order of the state dict, parents first.
 *   Modules without numbers are left out, as the state dict leaves them out.
 */
export function parameterTree(
  model: AnyModule,
  isOpen: (path: string) => boolean = () => true,
): ParameterRow[] {
  return rowsOf(model, '', '', 0, isOpen);
}

function rowsOf(
  module: AnyModule,
  path: string,
  name: string,
  depth: number,
  isOpen: (path: string) => boolean,
): ParameterRow[] {
  const parameters = module.parameters();
  const count = (kept: typeof parameters) => kept.reduce((sum, parameter) => sum + parameter.numel(), 0);
  const own: ParameterRow = {
    path,
    name,
    type: module.type_name,
    depth,
    shape: null,
    numbers: count(parameters),
    trainable: count(parameters.filter(({ requires_grad }) => requires_grad)),
  };
  if (own.numbers === 0) return [];
  if (!isOpen(path)) return [own];
  const below = (child: string) => (path === '' ? child : `${path}.${child}`);
  return [
    own,
    ...module.own_parameters().map(([child, parameter]) => ({
      path: below(child),
      name: child,
      type: null,
      depth: depth + 1,
      shape: parameter.shape,
      numbers: parameter.numel(),
      trainable: parameter.requires_grad ? parameter.numel() : 0,
    })),
    ...[...module.named_children()].flatMap(([child, inner]) =>
      rowsOf(inner, below(child), child, depth + 1, isOpen),
    ),
  ];
}
