import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createSyncBackend } from '../engine/sync-backend.ts';
import { default_generator } from '../torch/default_generator.ts';
import { setBackend } from '../torch/index.ts';
import { create_model, type CreateModelOptions } from './create_model.ts';
import { load_pretrained } from './load_pretrained.ts';
import { get_pretrained_cfg } from './registry.ts';

interface Case {
  readonly model: string;
  readonly options: CreateModelOptions;
  readonly error?: readonly [type: string, message: string];
  readonly tensors?: Readonly<
    Record<string, { readonly shape: number[]; readonly first: number[]; readonly last: number[] }>
  >;
}

const cases = JSON.parse(
  readFileSync(new URL('../../tests/fixtures/timm/load_pretrained.json', import.meta.url), 'utf8'),
) as Case[];

setBackend(await createSyncBackend({}));

test.each(
  cases.map((recorded) => [`${recorded.model} ${JSON.stringify(recorded.options)}`, recorded] as const),
)('%s, as timm loads it', (_, { model: name, options, error, tensors = {} }) => {
  default_generator.manual_seed(0);
  // A checkpoint's file holds its tensors in the order of their names.
  const pretrained = new Map([...create_model(name).state_dict()].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  default_generator.manual_seed(1);
  const cfg = get_pretrained_cfg(name)!;
  const model = create_model(name, options);
  const load = () =>
    load_pretrained(model, pretrained, cfg, {
      num_classes: model.num_classes,
      in_chans: options.in_chans ?? 3,
    });
  if (error) {
    expect(load).toThrow(expect.objectContaining({ pyType: error[0], message: error[1] }));
    return;
  }
  load();
  const state = model.state_dict();
  for (const [key, { shape, first, last }] of Object.entries(tensors)) {
    const tensor = state.get(key)!;
    expect(tensor.shape, key).toEqual(shape);
    const values = Array.from(tensor.values());
    [first, last].forEach((wanted, i) => {
      const found = i === 0 ? values.slice(0, 4) : values.slice(-4);
      wanted.forEach((value, at) => expect(found[at], key).toBeCloseTo(value, 6));
    });
  }
});
