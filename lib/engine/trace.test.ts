/** The graphs that real models give, read as text. */
import { describe, expect, test } from 'vitest';
import { buildModel } from './model.ts';
import { modelGraph } from './model-graph.ts';
import type { VariantName } from './variants.ts';

const spec = {
  name: 'vit_tiny_patch16_224',
  options: { img_size: 32, patch_size: 8, embed_dim: 48, depth: 2, num_heads: 3, num_classes: 7 },
  weights: { kind: 'seed', seed: 0 },
} as const;

function graph(what: { logitsOnly?: boolean; variant?: VariantName; fed?: string[] } = {}) {
  const { logitsOnly = true, variant, fed = [] } = what;
  const model = buildModel({ spec, checkpoint: null }, variant);
  return modelGraph(model, { inputShape: [1, 3, 32, 32], logitsOnly, variant, fed });
}
const linears = (text: string): string[] =>
  [...text.matchAll(/:f32(\[[\d,]+\]) = linear\([^,]+, ([^,)]+)/g)].map(
    ([, shape, weight]) => `${weight} ${shape}`,
  );

describe('the graph for the logits only', () => {
  const text = graph().text();

  test('runs the last block’s query, projection and MLP on the class token alone', () => {
    expect(text.match(/slice\(blocks\.1\.attn\.qkv\.weight, \[\d+:\d+, :\]\)/g)).toEqual([
      'slice(blocks.1.attn.qkv.weight, [0:48, :])',
      'slice(blocks.1.attn.qkv.weight, [48:96, :])',
      'slice(blocks.1.attn.qkv.weight, [96:144, :])',
    ]);
    const last = linears(text).slice(4);
    expect(last.map((line) => line.replace(/^%\d+/, 'part'))).toEqual([
      'part [1,1,48]', // the query
      'part [1,17,48]', // keys
      'part [1,17,48]', // values
      'blocks.1.attn.proj.weight [1,1,48]',
      'blocks.1.mlp.fc1.weight [1,1,192]',
      'blocks.1.mlp.fc2.weight [1,1,48]',
      'head.weight [1,7]',
    ]);
  });

  test('leaves the first block as it is', () => {
    expect(linears(text).slice(0, 4)).toEqual([
      'blocks.0.attn.qkv.weight [1,17,144]',
      'blocks.0.attn.proj.weight [1,17,48]',
      'blocks.0.mlp.fc1.weight [1,17,192]',
      'blocks.0.mlp.fc2.weight [1,17,48]',
    ]);
  });
});

describe('the graph with taps', () => {
  const { outputs, text } = graph({ logitsOnly: false });

  test('has every module’s output, the attention matrices and the whole model’s tensors', () => {
    for (const tap of [
      'patch_embed',
      'blocks.0.attn.attn_drop',
      'blocks.1',
      'norm',
      'head',
      'logits',
      'forward_features',
    ])
      expect(outputs.has(tap), tap).toBe(true);
    expect(outputs.get('head')).toBe(outputs.get('logits'));
  });

  test('computes all tokens to the end, and nothing twice', () => {
    expect(linears(text()).map((line) => line.split(' ')[0])).toEqual(
      [0, 1]
        .flatMap((i) =>
          ['attn.qkv', 'attn.proj', 'mlp.fc1', 'mlp.fc2'].map((part) => `blocks.${i}.${part}.weight`),
        )
        .concat('head.weight'),
    );
  });
});

test('edited parameters are inputs of the graph', () => {
  const { inputs } = graph({ fed: ['head.bias', 'pos_embed'] }).graph;
  expect(inputs.map(({ name }) => name).sort()).toEqual([
    'input',
    'parameter:head.bias',
    'parameter:pos_embed',
  ]);
});

test('a parameter that the model has not cannot be edited', () => {
  expect(() => graph({ fed: ['tail.weight'] })).toThrow('The model has no parameter named "tail.weight".');
});
