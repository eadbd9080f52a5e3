import { expect, test } from 'vitest';
import { keysAfter } from './keys.ts';

test('an Identity keeps the place, deleting moves the names behind it', () => {
  expect(keysAfter('seq[1] = nn.Identity()')).toEqual({
    keys: ['0.weight', '0.bias', '2.weight', '2.bias'],
    error: null,
  });
  expect(keysAfter('del seq[1]').keys).toEqual(['0.weight', '0.bias', '1.weight', '1.bias']);
  // As PyTorch 2.13 prints it.
  expect(keysAfter('del seq[1]').error).toBe(
    'Error(s) in loading state_dict for Sequential:\n\tMissing key(s) in state_dict: "1.weight", "1.bias". \n\tUnexpected key(s) in state_dict: "2.weight", "2.bias". ',
  );
});
