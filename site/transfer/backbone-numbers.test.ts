import { create_model } from '#lib/timm/index.ts';
import { vitForm } from '#lib/engine/vit-form.ts';
import { expect, test } from 'vitest';
import { backboneNumbers } from './backbone-numbers.ts';

test.for(['vit_tiny_patch16_224', 'vit_base_patch32_224', 'deit_small_distilled_patch16_224'])(
  'the numbers of %s without its heads are what its parameters count',
  (name) => {
    const model = create_model(name, { num_classes: 0 });
    const counted = [...model.parameters()].reduce((sum, parameter) => sum + parameter.numel(), 0);
    expect(backboneNumbers(vitForm(model)!)).toBe(counted);
  },
);
