/**
 * https://docs.pytorch.org/docs/stable/generated/torch.einsum.html, after ATen's `Linear.cpp`: permuted views
 * and one batched product a pair.
 */
import { check, checkAs } from '../errors.ts';
import { op } from '../op.ts';
import type { Tensor } from '../tensor.ts';
import { mul } from './arithmetic.ts';
import { unsqueeze } from './dims.ts';
import { matmul } from './matmul.ts';
import { permute, reshape } from './movement.ts';
import { sum } from './reduce.ts';
import { diagonal } from './strided.ts';

const isLetter = (char: string): boolean => /[A-Za-z]/.test(char);

/** Dimensions that `...` stands for are named by numbers, so that all names are distinct strings. */
type Names = readonly string[];

interface Equation {
  readonly operands: readonly (readonly string[])[];
  /** Null when the equation has no `->`. */
  readonly output: readonly string[] | null;
}

/** Subscripts of each operand and of the output; `...` stays one item. */
function parse(equation: string): Equation {
  const arrow = equation.indexOf('->');
  const left = arrow < 0 ? equation : equation.slice(0, arrow);
  const items = (text: string, offset: number, where: string): string[] => {
    const found: string[] = [];
    for (let i = 0; i < text.length; i++) {
      const char = text[i]!;
      if (char === ' ') continue;
      if (char === '.') {
        check(
          text.slice(i, i + 3) === '...',
          () => `einsum(): found '.' for ${where} that is not part of any ellipsis`,
        );
        check(
          !found.includes('...'),
          () => `einsum(): found '.' for ${where} for which an ellipsis was already found`,
        );
        found.push('...');
        i += 2;
      } else {
        check(
          isLetter(char),
          () =>
            `einsum(): invalid subscript given at index ${offset + i} in the equation string, subscripts must be in [a-zA-Z]`,
        );
        found.push(char);
      }
    }
    return found;
  };
  let at = 0;
  const operands = left.split(',').map((text, i) => {
    const parsed = items(text, at, `operand ${i}`);
    at += text.length + 1;
    return parsed;
  });
  return { operands, output: arrow < 0 ? null : items(equation.slice(arrow + 2), arrow + 2, 'the output') };
}

/**
 * Names for every dimension of an operand, the ellipsis spelt out, repeated names reduced to their diagonal.
 */
function named(
  subscripts: Names,
  tensor: Tensor,
  k: number,
  covered: number,
): { tensor: Tensor; names: string[] } {
  const letters = subscripts.filter((name) => name !== '...').length;
  const hasEllipsis = subscripts.includes('...');
  check(hasEllipsis ? letters <= tensor.ndim : letters === tensor.ndim, () =>
    hasEllipsis
      ? `einsum(): the number of subscripts in the equation (${letters}) is more than the number of dimensions (${tensor.ndim}) for operand ${k}`
      : `einsum(): the number of subscripts in the equation (${letters}) does not match the number of dimensions (${tensor.ndim}) for operand ${k} and no ellipsis was given`,
  );
  const own = tensor.ndim - letters;
  let names = subscripts.flatMap((name) =>
    name === '...' ? Array.from({ length: own }, (_, i) => String(covered - own + i)) : [name],
  );
  let view = tensor;
  for (const name of new Set(names))
    for (
      let second = names.lastIndexOf(name);
      names.indexOf(name) < second;
      second = names.lastIndexOf(name)
    ) {
      const first = names.indexOf(name);
      const [a, b] = [view.shape[first]!, view.shape[second]!];
      check(
        a === b,
        () =>
          `einsum(): subscript ${name} is repeated for operand ${k} but the sizes don't match, ${b} != ${a}`,
      );
      view = diagonal(view, 0, first, second);
      names = [...names.filter((_, i) => i !== first && i !== second), name];
    }
  return { tensor: view, names };
}

/** The dimensions of `names` in the order of `order`, those that are missing with size 1. */
function arranged({ tensor, names }: { tensor: Tensor; names: Names }, order: Names): Tensor {
  const present = order.filter((name) => names.includes(name));
  let view = permute(
    tensor,
    present.map((name) => names.indexOf(name)),
  );
  order.forEach((name, d) => {
    if (!names.includes(name)) view = unsqueeze(view, d);
  });
  return view;
}

export const einsum = op(
  'einsum(str equation, Tensor... operands=[])',
  (equation: string, operands: readonly Tensor[]): Tensor => {
    checkAs(
      'ValueError',
      operands.length > 0,
      () =>
        'einsum(): must specify the equation string and at least one operand, or at least one operand and its subscripts list',
    );
    const parsed = parse(equation);
    check(
      parsed.operands.length <= operands.length,
      () => 'einsum(): fewer operands were provided than specified in the equation',
    );
    check(
      parsed.operands.length >= operands.length,
      () => 'einsum(): more operands were provided than specified in the equation',
    );
    const covered = Math.max(
      0,
      ...parsed.operands.map((subscripts, k) =>
        subscripts.includes('...') ? operands[k]!.ndim - subscripts.length + 1 : 0,
      ),
    );
    const terms = parsed.operands.map((subscripts, k) => named(subscripts, operands[k]!, k, covered));
    const sizes = sizesOf(terms);
    const output = outputNames(parsed, terms, covered);
    const summed = [...sizes.keys()].filter((name) => !output.includes(name));
    const order = [...output, ...summed];
    let result = arranged(terms[0]!, order);
    let left = [...summed];
    for (let k = 1; k < terms.length; k++) {
      // Names that no later operand has can be summed in this product.
      const done = left.filter((name) => !terms.slice(k + 1).some((term) => term.names.includes(name)));
      result = product(result, arranged(terms[k]!, order), order, done);
      left = left.filter((name) => !done.includes(name));
    }
    const rest = order.flatMap((name, d) => (left.includes(name) ? [d] : []));
    if (rest.length > 0) result = sum(result, rest, true);
    return reshape(
      result,
      output.map((name) => sizes.get(name)!),
    );
  },
);

function sizesOf(terms: readonly { tensor: Tensor; names: Names }[]): Map<string, number> {
  const sizes = new Map<string, number>();
  terms.forEach(({ tensor, names }, k) => {
    names.forEach((name, d) => {
      const [size, seen] = [tensor.shape[d]!, sizes.get(name)];
      check(seen === undefined || seen === 1 || size === 1 || seen === size, () =>
        isLetter(name)
          ? `einsum(): subscript ${name} has size ${size} for operand ${k} which does not broadcast with previously seen size ${seen}`
          : `einsum(): dimension ${name} covered by ellipsis has size ${size} for operand ${k} which does not broadcast with previously seen size ${seen}`,
      );
      if (seen === undefined || seen === 1) sizes.set(name, size);
    });
  });
  return sizes;
}

/** Without `->`: the ellipsis, then the letters that occur once, in alphabetical order. */
function outputNames(
  { operands, output }: Equation,
  terms: readonly { names: Names }[],
  covered: number,
): string[] {
  const ellipsis = Array.from({ length: covered }, (_, i) => String(i));
  if (output === null) {
    const all = operands.flat().filter((name) => name !== '...');
    const once = [...new Set(all)].filter((name) => all.indexOf(name) === all.lastIndexOf(name)).sort();
    return [...ellipsis, ...once];
  }
  output.forEach((name, i) => {
    check(
      output.indexOf(name) === i,
      () => `einsum(): output subscript ${name} appears more than once in the output`,
    );
    check(
      name === '...' || terms.some((term) => term.names.includes(name)),
      () => `einsum(): output subscript ${name} does not appear in the equation for any input operand`,
    );
  });
  return output.flatMap((name) => (name === '...' ? ellipsis : [name]));
}

/** `a · b` elementwise, summed over `done`, as one batched matrix product where that sums anything. */
function product(a: Tensor, b: Tensor, order: Names, done: Names): Tensor {
  const dims = order.map((_, d) => d);
  const isDone = (d: number): boolean => done.includes(order[d]!);
  const contracted = dims.filter((d) => isDone(d) && a.shape[d] !== 1 && b.shape[d] !== 1);
  // What only one operand has is summed in it first.
  const alone = (x: Tensor): Tensor => {
    const over = dims.filter((d) => isDone(d) && !contracted.includes(d) && x.shape[d] !== 1);
    return over.length > 0 ? sum(x, over, true) : x;
  };
  const [x, y] = [alone(a), alone(b)];
  if (contracted.length === 0) return mul(x, y);
  const kept = dims.filter((d) => !contracted.includes(d));
  const batch = kept.filter((d) => x.shape[d] !== 1 && y.shape[d] !== 1);
  const rows = kept.filter((d) => !batch.includes(d) && x.shape[d] !== 1);
  const columns = kept.filter((d) => !batch.includes(d) && !rows.includes(d));
  const size = (t: Tensor, list: readonly number[]): number => list.reduce((n, d) => n * t.shape[d]!, 1);
  const left = reshape(permute(x, [...batch, ...rows, ...contracted, ...columns]), [
    size(x, batch),
    size(x, rows),
    size(x, contracted),
  ]);
  const right = reshape(permute(y, [...batch, ...contracted, ...columns, ...rows]), [
    size(y, batch),
    size(y, contracted),
    size(y, columns),
  ]);
  const order2 = [...batch, ...rows, ...columns, ...contracted];
  const shaped = reshape(matmul(left, right), [
    ...batch.map((d) => x.shape[d]!),
    ...rows.map((d) => x.shape[d]!),
    ...columns.map((d) => y.shape[d]!),
    ...contracted.map(() => 1),
  ]);
  return permute(
    shaped,
    dims.map((d) => order2.indexOf(d)),
  );
}
