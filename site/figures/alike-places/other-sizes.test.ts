/** What the chapter says of pictures of other sizes, on all sample pictures. */
import { expect, test } from 'vitest';
import { decodeImageFile } from '#lib/image/decode.node.ts';
import { evalTransformSteps } from '#lib/image/transform.ts';
import { tensorOf } from '#lib/engine/tap.ts';
import { book, scenes } from '../../book/book.node.ts';
import { models } from '../../book/models.ts';
import { PUBLIC } from '../../book/files.node.ts';
import { evalConfig } from '../../picture/eval-config.ts';
import { firstOf } from '../../book/verdict.ts';

const model = { ...models.scenes, options: { dynamic_img_size: true } };

async function firstAt(file: string, side: number): Promise<number> {
  const { tensor } = evalTransformSteps(await decodeImageFile(`${PUBLIC}/images/${file}`), evalConfig(side));
  const input = { data: tensor, shape: [1, 3, side, side] };
  return firstOf(tensorOf(await (await book()).run(['logits'], { model, input }), 'logits').data);
}

// 16 pictures at each size, 401 tokens at 320 px.
test(
  'first answers that another size leaves: nine of sixteen at 96 px, all at 320',
  { timeout: 240_000 },
  async () => {
    const kept: Record<number, number> = { 96: 0, 320: 0 };
    for (const { file } of await scenes()) {
      const own = await firstAt(file, 224);
      for (const side of [96, 320]) if ((await firstAt(file, side)) === own) kept[side]!++;
    }
    expect(kept).toEqual({ 96: 9, 320: 16 });
  },
);
