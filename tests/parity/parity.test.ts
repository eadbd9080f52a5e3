/** Real timm's tensors, against ours computed by the engine in Node. */
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { LocalEngine } from '#lib/engine/engine.ts';
import { buildModel } from '#lib/engine/model.ts';
import { parseSafetensors } from '#lib/safetensors/read.ts';
import { distance, optionsOf, runResNet, runTransformer, transformers } from './parity.ts';
import type { ReadFixture, Recording, TransformerFixture } from './parity.ts';

const fixtures = new URL('../fixtures/timm/', import.meta.url);
const read: ReadFixture = async (file) => new Uint8Array(await readFile(new URL(file, fixtures)));
const readText = (file: string): Promise<string> => readFile(new URL(file, fixtures), 'utf8');
const engine = new LocalEngine();
const names = Object.keys(transformers) as TransformerFixture[];

/** Taps whose values differ from timm's by more than `limit`, with the distance. */
const beyond = (limit: number, computed: ReadonlyMap<string, Recording['input']>, { expected }: Recording) =>
  [...expected].flatMap(([name, wanted]) => {
    const d = distance(computed.get(name)!, wanted);
    return d <= limit ? [] : [`${name}: ${d}`];
  });

describe.each(names)('%s', (name) => {
  test('every activation is timm’s within 1e-4', async () => {
    const { recording, computed } = await runTransformer(engine, name, read);
    expect(recording.expected.size).toBeGreaterThan(50);
    expect(beyond(1e-4, computed, recording)).toEqual([]);
  });

  test('logits are timm’s within 1e-5, from the graph that holds nothing else', async () => {
    const { recording, model } = await runTransformer(engine, name, read);
    const { tensors } = await engine.run({ model, input: recording.input, taps: ['logits'] });
    expect(distance(tensors.get('logits')!, recording.expected.get('logits')!)).toBeLessThanOrEqual(1e-5);
  });

  test('prints as timm does, to the letter', async () => {
    const bytes = await read(`${name}.weights.safetensors`);
    const checkpoint = parseSafetensors(bytes);
    const spec = {
      name: transformers[name],
      options: optionsOf(checkpoint),
      weights: { kind: 'bytes', bytes },
    } as const;
    expect(buildModel({ spec, checkpoint }).repr()).toBe((await readText(`${name}.repr.txt`)).trimEnd());
  });
});

describe('mini_resnet_bottleneck', () => {
  test('every activation is timm’s within 1e-4', async () => {
    const { recording, computed } = await runResNet(read);
    expect(recording.expected.size).toBeGreaterThan(80);
    expect(beyond(1e-4, computed, recording)).toEqual([]);
  });

  test('prints as timm does, to the letter', async () => {
    const { model } = await runResNet(read);
    expect(model.repr()).toBe((await readText('mini_resnet_bottleneck.repr.txt')).trimEnd());
  });
});
