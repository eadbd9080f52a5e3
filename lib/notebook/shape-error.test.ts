import { expect, test } from 'vitest';
import { errorShapes } from './shape-error.ts';

// Messages as PyTorch 2.13 gives them.
test.for([
  [
    'mat1 and mat2 shapes cannot be multiplied (197x192 and 768x192)',
    [
      { sizes: [197, 192], misfits: [1] },
      { sizes: [768, 192], misfits: [0] },
    ],
  ],
  [
    'The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1',
    [
      { sizes: [null, 3, null], misfits: [1] },
      { sizes: [null, 4, null], misfits: [1] },
    ],
  ],
  [
    'Given groups=1, weight of size [192, 3, 16, 16], expected input[1, 1, 224, 224] to have 3 channels, but got 1 channels instead',
    [
      { sizes: [1, 1, 224, 224], misfits: [1] },
      { sizes: [192, 3, 16, 16], misfits: [1] },
    ],
  ],
  [
    'Given normalized_shape=[192], expected input with shape [*, 192], but got input of size[1, 197, 768]',
    [
      { sizes: [1, 197, 768], misfits: [2] },
      { sizes: [192], misfits: [0] },
    ],
  ],
  [
    "shape '[1, 196, 100]' is invalid for input of size 37632",
    [{ sizes: [1, 196, 100], misfits: [0, 1, 2] }],
  ],
] as const)('%s', ([message, shapes]) => {
  expect(errorShapes(message)).toEqual(shapes);
});

test('a message about something else has no shapes', () => {
  expect(errorShapes("name 'x' is not defined")).toBeUndefined();
});
