/**
 * The shapes in PyTorch's messages about shapes that do not fit, with the dimensions that do not, so that a
 * page can set them off. After the texts of PyTorch 2.13; a message of another kind gives nothing.
 */

export interface ErrorShape {
  /** Sizes; null where the message does not tell. */
  readonly sizes: readonly (number | null)[];
  /** Places of the sizes that do not fit. */
  readonly misfits: readonly number[];
}

interface Rule {
  readonly pattern: RegExp;
  readonly shapes: (match: readonly string[]) => ErrorShape[];
}

const RULES: readonly Rule[] = [
  {
    // (197x192 and 768x192): the last of the first and the first of the second
    pattern: /shapes cannot be multiplied \(([\dx]+) and ([\dx]+)\)/,
    shapes: ([, first = '', second = '']) => {
      const left = numbers(first);
      return [shape(left, left.length - 1), shape(numbers(second), 0)];
    },
  },
  {
    pattern:
      /size of tensor a \((\d+)\) must match the size of tensor b \((\d+)\) at non-singleton dimension (\d+)/,
    shapes: ([, a, b, dimension]) => [a, b].map((size) => atDimension(Number(size), Number(dimension))),
  },
  {
    pattern: /weight of size \[([^\]]*)\], expected input\[([^\]]*)\] to have \d+ channels/,
    shapes: ([, weight = '', input = '']) => [shape(numbers(input), 1), shape(numbers(weight), 1)],
  },
  {
    pattern: /normalized_shape=\[([^\]]*)\].*but got input of size\s*\[([^\]]*)\]/,
    shapes: ([, wanted = '', input = '']) => {
      const [want, got] = [numbers(wanted), numbers(input)];
      const offset = got.length - want.length;
      const misfits = want.flatMap((size, place) => (got[place + offset] === size ? [] : [place]));
      return [
        { sizes: got, misfits: misfits.map((place) => place + offset).filter((place) => place >= 0) },
        { sizes: want, misfits },
      ];
    },
  },
  {
    // No one size is wrong: the product is.
    pattern: /shape '\[([^\]]*)\]' is invalid for input of size (\d+)/,
    shapes: ([, wanted = '']) => {
      const sizes = numbers(wanted);
      return [{ sizes, misfits: sizes.map((_, place) => place) }];
    },
  },
];

/** The shapes that a message names, undefined where it is not about shapes. */
export function errorShapes(message: string): readonly ErrorShape[] | undefined {
  for (const { pattern, shapes } of RULES) {
    const match = pattern.exec(message);
    if (match) return shapes(match);
  }
  return undefined;
}

function numbers(text: string): number[] {
  return (text.match(/-?\d+/g) ?? []).map(Number);
}

function shape(sizes: readonly number[], misfit: number): ErrorShape {
  return { sizes, misfits: [misfit] };
}

/** A shape of which one size is known. */
function atDimension(size: number, dimension: number): ErrorShape {
  return { sizes: [...Array<null>(dimension).fill(null), size, null], misfits: [dimension] };
}
