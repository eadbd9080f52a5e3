/**
 * Figures on weights that are not the site's own: a distilled DeiT, of sizes that no real model has, so that
 * a number of ViT-Tiny's that stands in a figure shows.
 */
import { render } from 'preact-render-to-string';
import { beforeAll, expect, test } from 'vitest';
import type { TensorData } from '#lib/engine/contract.ts';
import { tapName } from '#lib/engine/tap.ts';
import { writeSafetensors } from '#lib/safetensors/write.ts';
import { create_model } from '#lib/timm/index.ts';
import { get_pretrained_cfg } from '#lib/timm/registry.ts';
import { book, buildBook } from '../book/book.node.ts';
import type { BookModel } from '../book/models.ts';
import { optionsKey } from '../book/run-options.ts';
import { drawnBook } from '../figure/drawn-book.node.ts';
import { situationOf } from '../figure/drawn.node.ts';
import type { Run } from '../figure/runs.ts';
import { anyFigure, readoutText } from '../figure/figure.ts';
import type { Book } from '../figure/figure.ts';
import { sceneOf } from '../figure/scene.tsx';
import { models } from '../book/models.ts';
import { normalisedFor } from '../picture/normalised.ts';
import strip from '../home/figure.tsx';
import { expectSound, statesOf } from './contract.ts';
import { figures } from './registry.ts';

const { mean, std } = get_pretrained_cfg('deit_tiny_distilled_patch16_224')!;
const DISTILLED = {
  name: 'deit_tiny_distilled_patch16_224',
  options: { embed_dim: 80, depth: 5, num_heads: 5, num_classes: 30 },
  weights: { kind: 'seed', seed: 1 },
  label: 'drawn',
  normalisation: { mean, std },
} as const satisfies BookModel;

let told: Book;
let run: Run;

beforeAll(async () => {
  const own = await buildBook();
  const [loaded, drawn, { input }] = await Promise.all([own.load(DISTILLED), drawnBook('en'), book()]);
  const { name, options, normalisation, label } = DISTILLED;
  told = {
    ...drawn,
    classNames: Array.from({ length: loaded.num_classes }, (_, k) => `class ${k}`),
    unknownLimit: 0,
    weightsLabel: label,
    ownWeights: false,
    model: { name, options },
    form: loaded.form!,
    normalisation,
    picture: { ...drawn.picture, input: normalisedFor(input, normalisation) },
  };
  const known = new Map<string, ReturnType<Run>>();
  run = (taps, { model = DISTILLED, ...asked }) => {
    const key = `${taps.map(tapName).join()} ${optionsKey({ model, ...asked })}`;
    if (!known.has(key)) known.set(key, own.run(model, taps, asked));
    return known.get(key)!;
  };
});

test('the model has two tokens before its patches, five blocks of five heads, and 80 numbers a token', () => {
  const sizes = { depth: 5, num_heads: 5, embed_dim: 80, patch_size: 16, side: 14 };
  expect(told.form).toEqual({ ...sizes, prefix: ['cls_token', 'dist_token'] });
});

test('weights that are not numbers are shown as what they are', async () => {
  const state = [...create_model(DISTILLED.name, DISTILLED.options).state_dict()];
  const bytes = writeSafetensors(
    new Map(
      state.map(([key, { shape }]) => {
        const data = new Float32Array(shape.reduce((product, size) => product * size, 1)).fill(NaN);
        return [key, { dtype: 'F32', shape, data }];
      }),
    ),
  );
  const broken = { ...DISTILLED, weights: { kind: 'bytes', bytes } } as const satisfies BookModel;
  const own = await buildBook();
  const figure = figures.get('path')!;
  const situation = await situationOf(figure, told, (taps, options) => own.run(broken, taps, options));
  expect(situation.tensors['logits']!.data.every(Number.isNaN)).toBe(true);
  expect(figure.readout(sceneOf(figure, situation), new Set())).toContain('NaN');
});

test('a resnet50 in the place of the site’s ResNet is drawn with its own colours and maps', async () => {
  const own = await buildBook();
  const model: BookModel = {
    name: 'resnet50',
    options: { num_classes: 30 },
    weights: { kind: 'seed', seed: 2 },
    label: 'drawn',
    normalisation: { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] },
  };
  const inputs: TensorData[] = [];
  const larger: Run = (taps, { model: asked, ...options }) => {
    if (asked !== models.scenesResnet) return run(taps, options);
    if (options.input) inputs.push(options.input);
    return own.run(model, taps, options);
  };
  const figure = figures.get('spread')!;
  const resnet = { name: model.name, label: model.label, normalisation: model.normalisation! };
  const situation = await situationOf(figure, { ...told, resnet }, larger, { poke: 'grey' });
  expectSound(figure, sceneOf(figure, situation));
  expect(situation.tensors['resnet4']!.shape).toEqual([1, 2048, 7, 7]);
  // Outside of the painted patch it has seen the picture as it was.
  const [painted] = inputs;
  expect(painted!.data[0]).toBe(situation.tensors['own']!.data[0]);
  const grey = (0.5 - 0.485) / 0.229;
  expect(painted!.data.some((value) => Math.abs(value - grey) < 1e-6)).toBe(true);
});

/** Numbers of ViT-Tiny: tokens, numbers a token, heads. */
const TINY = /(?<![\d.,-])(197|192|36)(?!\d|[.,]\d)/;

const onModels = [...figures, ['model-strip', anyFigure(strip)] as const].filter(([, { needs }]) => needs);

test.each(onModels)('%s draws each of its states on it', { timeout: 120_000 }, async (name, figure) => {
  for (const [what, link] of await statesOf(figure, told, run)) {
    const scene = sceneOf(figure, await situationOf(figure, told, run, link, 1));
    try {
      expectSound(figure, scene);
      if (what !== 'start') continue;
      const parts = [figure.view, figure.controls, figure.caption].map((part) => part && render(part(scene)));
      const said = readoutText(figure.readout(scene, new Set()));
      const text = [...parts, said].join(' ').replace(/<[^>]*>/g, ' ');
      expect(text).not.toMatch(TINY);
    } catch (error) {
      throw new Error(`${name} at ${what}`, { cause: error });
    }
  }
});
