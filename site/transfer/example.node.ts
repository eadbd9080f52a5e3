/** The example's pictures and what a backbone makes of them, in Node. */
import { decodeImageFile } from '#lib/image/decode.node.ts';
import { evalTransformSteps } from '#lib/image/transform.ts';
import { tensorOf } from '#lib/engine/tap.ts';
import { book } from '../book/book.node.ts';
import { PUBLIC } from '../book/files.node.ts';
import type { BookModel } from '../book/models.ts';
import { evalConfig } from '../picture/eval-config.ts';
import { EXAMPLE, LINE_DRAWINGS, sheetFile, tileOf } from './example.ts';
import { stacked, type Rows } from './rows.ts';

export interface Pictures {
  /** Each (1, 3, 224, 224). */
  readonly inputs: readonly { readonly data: Float32Array<ArrayBuffer>; readonly shape: readonly number[] }[];
  readonly labels: readonly number[];
}

async function picturesOf(file: string, count: number, label: (index: number) => number): Promise<Pictures> {
  const sheet = await decodeImageFile(`${PUBLIC}/images/${file}`);
  const indices = Array.from({ length: count }, (_, i) => i);
  return {
    inputs: indices.map((i) => ({
      data: evalTransformSteps(tileOf(sheet, i), evalConfig()).tensor,
      shape: [1, 3, 224, 224],
    })),
    labels: indices.map(label),
  };
}

/** The scenes, class by class. */
export async function examplePictures(): Promise<Pictures> {
  const sheets = await Promise.all(
    EXAMPLE.classes.map(({ en }, k) => picturesOf(sheetFile(en), EXAMPLE.pictures, () => k)),
  );
  return { inputs: sheets.flatMap(({ inputs }) => inputs), labels: sheets.flatMap(({ labels }) => labels) };
}

export const lineDrawings = (): Promise<Pictures> =>
  picturesOf(LINE_DRAWINGS, EXAMPLE.classes.length * EXAMPLE.drawings, (i) =>
    Math.floor(i / EXAMPLE.drawings),
  );

/** The pooled features of each picture, (n, 192), from the site's own model or another. */
export async function featuresOf({ inputs }: Pictures, model?: BookModel): Promise<Rows> {
  const { run } = await book();
  const rows: Float32Array[] = [];
  for (const input of inputs) {
    const found = await run(['forward_head_pre_logits'], { input, ...(model ? { model } : {}) });
    rows.push(tensorOf(found, 'forward_head_pre_logits').data);
  }
  return stacked(rows);
}
