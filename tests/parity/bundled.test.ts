/**
 * The models that come with the site, loaded and run by the library, against what real timm answers for
 * sample scenes.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { LocalEngine } from '#lib/engine/engine.ts';
import { decodeImageFile } from '#lib/image/decode.node.ts';
import { evalTransformSteps } from '#lib/image/transform.ts';
import { checkpointHeader, readHeader } from '#site/book/checkpoint.node.ts';
import { PUBLIC, WEIGHTS } from '#site/book/files.node.ts';
import { models, type BookModel } from '#site/book/models.ts';
import { evalConfig } from '#site/picture/eval-config.ts';

interface Recorded {
  readonly sha256: string;
  readonly class_names: readonly string[];
  readonly scenes: readonly { readonly file: string; readonly logits: readonly number[] }[];
}

const json = async <T>(path: string): Promise<T> => JSON.parse(await readFile(path, 'utf8')) as T;
const engine = new LocalEngine();
const bundled: readonly {
  readonly model: BookModel;
  readonly logitsOf: string;
  readonly figuresOf: string;
}[] = [
  { model: models.scenes, logitsOf: 'scenes_logits', figuresOf: 'figures' },
  { model: models.scenesResnet, logitsOf: 'resnet_logits', figuresOf: 'figures_resnet' },
];

describe.for(bundled)('$model.label', ({ model: { name, options, file = WEIGHTS }, logitsOf, figuresOf }) => {
  const path = `${PUBLIC}/models/${file}`;
  const loaded = (async () => {
    const [recorded, content] = await Promise.all([
      json<Recorded>(`tests/fixtures/${logitsOf}.json`),
      readFile(path),
    ]);
    const bytes = new Uint8Array(content);
    const model = await engine.load({
      name,
      options: { num_classes: recorded.class_names.length, ...options },
      weights: { kind: 'bytes', bytes },
    });
    return { recorded, bytes, model };
  })();

  test('logits for three scenes and more are timm’s within 1e-3', async () => {
    const { recorded, model } = await loaded;
    expect(recorded.scenes.length).toBeGreaterThanOrEqual(3);
    for (const scene of recorded.scenes) {
      const { tensor } = evalTransformSteps(
        await decodeImageFile(`${PUBLIC}/images/${scene.file}`),
        evalConfig(),
      );
      const input = { data: tensor, shape: [1, 3, 224, 224] };
      const { tensors } = await engine.run({ model, input, taps: ['logits'] });
      const answer = tensors.get('logits')!;
      expect(answer.shape).toEqual([1, scene.logits.length]);
      const differences = scene.logits.map((logit, i) => Math.abs(answer.data[i]! - logit));
      expect(Math.max(...differences), scene.file).toBeLessThanOrEqual(1e-3);
    }
  });

  test('they were recorded of the very file that ships and that the model card names', async () => {
    const { recorded, bytes } = await loaded;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(recorded.sha256).toBe(sha256);
    const figures = await json<{ file: { sha256: string } }>(`tools/train/${figuresOf}.json`);
    expect(figures.file.sha256).toBe(sha256);
  });

  test('the file says its architecture, and its classes are those of the book', async () => {
    const { architecture, num_classes } = await readHeader(path);
    expect(architecture).toBe(name);
    expect(num_classes).toBe((await checkpointHeader()).num_classes);
  });
});
