import { describe, expect, test } from 'vitest';
import { makeConstant } from '../torch/node.ts';
import { Tensor } from '../torch/index.ts';
import { Dropout, GELU, Identity, LayerNorm, Linear, Module, ModuleList, Sequential } from './index.ts';

const vector = (...values: number[]): Tensor =>
  Tensor.of(makeConstant([values.length], 'float32', Float32Array.from(values)));

class Net extends Module {
  readonly type_name = 'Net';
  norm = new LayerNorm(2);
  layers = new Sequential(new Linear(2, 2), new GELU());

  forward(x: Tensor): Tensor {
    return this.layers.call(this.norm.call(x));
  }
}

test('a module prints as PyTorch prints it', () => {
  expect(new Net().repr()).toBe(
    [
      'Net(',
      '  (norm): LayerNorm((2,), eps=1e-05, elementwise_affine=True, bias=True)',
      '  (layers): Sequential(',
      '    (0): Linear(in_features=2, out_features=2, bias=True)',
      "    (1): GELU(approximate='none')",
      '  )',
      ')',
    ].join('\n'),
  );
});

test('equal modules in a row are folded in a ModuleList', () => {
  const list = new ModuleList([new Identity(), new Identity(), new Dropout(0.1)]);
  expect(list.repr()).toBe(
    ['ModuleList(', '  (0-1): 2 x Identity()', '  (2): Dropout(p=0.1, inplace=False)', ')'].join('\n'),
  );
});

test('state_dict names follow the attributes, in the order of assignment', () => {
  expect([...new Net().state_dict().keys()]).toEqual([
    'norm.weight',
    'norm.bias',
    'layers.0.weight',
    'layers.0.bias',
  ]);
});

describe('hooks', () => {
  test('a forward hook sees the module, its arguments and its output, and can replace the output', () => {
    const identity = new Identity();
    const x = vector(1, 2);
    const handle = identity.register_forward_hook((module, args, output) => {
      expect([module, args, output]).toEqual([identity, [x], x]);
      return vector(3);
    });
    expect([...identity.call(x).values()]).toEqual([3]);
    handle.remove();
    expect(identity.call(x)).toBe(x);
  });

  test('a forward pre-hook can replace the argument', () => {
    const identity = new Identity();
    identity.register_forward_pre_hook(() => vector(7));
    expect([...identity.call(vector(1)).values()]).toEqual([7]);
  });
});

test('eval reaches every module below', () => {
  const net = new Net();
  net.eval();
  expect(net.modules().map((module) => module.training)).toEqual(Array(5).fill(false));
});

test('a parameter that two modules share is named once', () => {
  const shared = new Linear(2, 2, false);
  const names = Array.from(new Sequential(shared, shared).named_parameters(), ([name]) => name);
  expect(names).toEqual(['0.weight']);
});

test('load_state_dict copies values, and says in PyTorch’s words what does not fit', () => {
  const linear = new Linear(2, 1);
  const weight = Tensor.of(makeConstant([1, 2], 'float32', Float32Array.of(3, 4)));
  linear.load_state_dict(
    new Map([
      ['weight', weight],
      ['bias', vector(5)],
    ]),
  );
  expect([...linear.weight.values(), ...linear.bias!.values()]).toEqual([3, 4, 5]);
  expect(() =>
    linear.load_state_dict(
      new Map([
        ['weight', vector(1)],
        ['other', vector(1)],
      ]),
    ),
  ).toThrow(
    'Error(s) in loading state_dict for Linear:\n' +
      '\tMissing key(s) in state_dict: "bias". \n' +
      '\tUnexpected key(s) in state_dict: "other". \n' +
      '\tsize mismatch for weight: copying a param with shape torch.Size([1]) from checkpoint, ' +
      'the shape in current model is torch.Size([1, 2]).',
  );
});
