/** The model that comes with the site, loaded and run by the library, against what real timm answers for sample scenes. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { LocalEngine } from '#lib/engine/engine.ts';
import { decodeImageFile } from '#lib/image/decode.node.ts';
import { evalTransformSteps } from '#lib/image/transform.ts';
import { checkpointHeader } from '#site/book/checkpoint.node.ts';
import { PUBLIC, WEIGHTS } from '#site/book/files.node.ts';
import { evalConfig } from '#site/picture/eval-config.ts';

interface Recorded {
  readonly sha256: string;
  readonly class_names: readonly string[];
  readonly scenes: readonly { readonly file: string; readonly logits: readonly number[] }[];
}

const json = async <T>(path: string): Promise<T> => JSON.parse(await readFile(path, 'utf8')) as T;
const recorded = await json<Recorded>('tests/fixtures/scenes_logits.json');
const bytes = new Uint8Array(await readFile(`${PUBLIC}/models/${WEIGHTS}`));
const engine = new LocalEngine();
const model = engine.load({
  name: (await checkpointHeader()).architecture,
  options: { num_classes: recorded.class_names.length },
  weights: { kind: 'bytes', bytes },
});

test.for(recorded.scenes)('logits for $file are timm’s within 1e-3', async ({ file, logits }) => {
  const { tensor } = evalTransformSteps(await decodeImageFile(`public/images/${file}`), evalConfig());
  const input = { data: tensor, shape: [1, 3, 224, 224] };
  const { tensors } = await engine.run({ model: await model, input, taps: ['logits'] });
  const answer = tensors.get('logits')!;
  expect(answer.shape).toEqual([1, logits.length]);
  const differences = logits.map((logit, i) => Math.abs(answer.data[i]! - logit));
  expect(Math.max(...differences)).toBeLessThanOrEqual(1e-3);
});

test('three scenes and more were recorded, of the very file that ships and that the model card names', async () => {
  expect(recorded.scenes.length).toBeGreaterThanOrEqual(3);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(recorded.sha256).toBe(sha256);
  const { file } = await json<{ file: { sha256: string } }>('tools/train/figures.json');
  expect(file.sha256).toBe(sha256);
});
