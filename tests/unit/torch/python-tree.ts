/**
 * Runs the syntax trees that tools/record/ops.py writes down on lib/torch's tables, binding arguments as the
 * Python layer does: what stands in the tables is what Python can say.
 */
import {
  attributes,
  functional,
  functions,
  linalg,
  fft,
  special,
  methods,
  operators,
  type Table,
} from '#lib/torch/tables.ts';
import { FloatScalar, isDType } from '#lib/torch/dtype.ts';
import { invoke, type AnyOp } from '#lib/torch/op.ts';
import { isNamedTuple } from '#lib/torch/named_tuple.ts';
import { Tensor } from '#lib/torch/tensor.ts';

export type Tree = readonly [string, ...unknown[]];
type Scope = Map<string, unknown>;

const modules: Readonly<Record<string, Table>> = {
  torch: functions,
  F: functional,
  'torch.linalg': linalg,
  'torch.special': special,
  'torch.fft': fft,
};

export function run(prelude: readonly Tree[], program: readonly Tree[]): unknown {
  return runIn(prelude).run(program);
}

/** A scope in which the prelude has run: what else runs there, and what its names stand for. */
export function runIn(prelude: readonly Tree[]): {
  readonly run: (program: readonly Tree[]) => unknown;
  readonly get: (name: string) => unknown;
} {
  const scope: Scope = new Map();
  const all = (program: readonly Tree[]): unknown =>
    program.map((statement) => execute(statement, scope)).at(-1);
  all(prelude);
  return { run: all, get: (name) => scope.get(name) };
}

function execute(statement: Tree, scope: Scope): unknown {
  const [kind, ...parts] = statement;
  const value = (i: number): unknown => evaluate(parts[i] as Tree, scope);
  switch (kind) {
    case 'expr':
      return value(0);
    case 'let':
      return scope.set(parts[0] as string, value(1));
    case 'setitem':
      return invoke(operators.__setitem__!, [value(0), indexOf(parts[1] as Tree, scope), value(2)]);
    case 'augment':
      return scope.set(
        parts[0] as string,
        augmented(scope.get(parts[0] as string), parts[1] as string, value(2)),
      );
    case 'augitem': {
      const [target, index] = [value(0), indexOf(parts[1] as Tree, scope)];
      const now = invoke(operators.__getitem__!, [target, index]);
      return invoke(operators.__setitem__!, [target, index, augmented(now, parts[2] as string, value(3))]);
    }
    default:
      throw new Error(`unknown statement ${kind}`);
  }
}

const augmented = (target: unknown, name: string, value: unknown): unknown =>
  invoke(operators[`__i${name}__`]!, [target, value]);

function evaluate(tree: Tree, scope: Scope): unknown {
  const [kind, ...parts] = tree;
  const at = (i: number): unknown => evaluate(parts[i] as Tree, scope);
  switch (kind) {
    case 'const':
      return parts[0];
    case 'float':
      return new FloatScalar(Number(String(parts[0]).replace('inf', 'Infinity')));
    case 'ellipsis':
      return 'ellipsis';
    case 'name':
      return scope.get(parts[0] as string);
    case 'list':
    case 'tuple':
      return parts.map((part) => evaluate(part as Tree, scope));
    case 'slice':
      return { start: at(0), stop: at(1), step: at(2) };
    case 'attr':
      return attribute(tree, scope);
    case 'item': {
      const target = at(0);
      if (Array.isArray(target)) return target[at(1) as number] as unknown;
      if (isNamedTuple(target)) return Object.values(target)[at(1) as number];
      return invoke(operators.__getitem__!, [target, indexOf(parts[1] as Tree, scope)]);
    }
    case 'unary':
      if (at(1) instanceof FloatScalar) return new FloatScalar(-(at(1) as FloatScalar).value);
      return invoke(operators[parts[0] as string]!, [at(1)]);
    case 'binary': {
      const [left, right] = [at(1), at(2)];
      if (left instanceof Tensor) return invoke(operators[`__${parts[0] as string}__`]!, [left, right]);
      if (!(right instanceof Tensor)) return { eq: left === right }[parts[0] as string];
      return invoke(operators[`__r${parts[0] as string}__`]!, [right, left]);
    }
    case 'call':
      return called(parts[0] as Tree, parts[1] as readonly Tree[], parts[2] as Record<string, Tree>, scope);
    default:
      throw new Error(`unknown expression ${kind}`);
  }
}

const indexOf = (tree: Tree, scope: Scope): unknown =>
  tree[0] === 'tuple' ? { tuple: evaluate(tree, scope) } : evaluate(tree, scope);

/** `torch`, `F`, `torch.linalg`, `torch.special`, `torch.fft`: the name of a module, or null. */
function moduleName(tree: Tree): string | null {
  if (tree[0] === 'name' && (tree[1] === 'torch' || tree[1] === 'F')) return tree[1];
  const last = tree[2] as string;
  if (tree[0] === 'attr' && ['linalg', 'special', 'fft'].includes(last)) return `torch.${last}`;
  return null;
}

function attribute([, target, name]: Tree, scope: Scope): unknown {
  const key = name as string;
  if (moduleName(target as Tree) && isDType(key)) return key;
  const value = evaluate(target as Tree, scope);
  if (value instanceof Tensor && attributes[key]) return invoke(attributes[key], [value]);
  return (value as Record<string, unknown>)[key];
}

function called(callee: Tree, args: readonly Tree[], kwargs: Record<string, Tree>, scope: Scope): unknown {
  const [, target, name] = callee as unknown as [string, Tree, string];
  const values = args.flatMap((arg) =>
    arg[0] === 'star' ? (evaluate(arg[1] as Tree, scope) as unknown[]) : [evaluate(arg, scope)],
  );
  const named = Object.fromEntries(Object.entries(kwargs).map(([key, tree]) => [key, evaluate(tree, scope)]));
  if (callee[0] === 'name' && callee[1] === 'float')
    return new FloatScalar(Number(String(values[0]).replace('inf', 'Infinity')));
  const module = moduleName(target);
  if (module) return invoke(found(modules[module]![name], `${module}.${name}`), values, named);
  const self = evaluate(target, scope);
  return invoke(found(methods[name], `Tensor.${name}`), [self, ...values], named, 'method');
}

function found(operation: AnyOp | undefined, name: string): AnyOp {
  if (!operation) throw new Error(`${name} is not in the tables`);
  return operation;
}
