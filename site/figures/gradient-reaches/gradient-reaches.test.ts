/** What the chapter says of the gradient on its way to the first block, on pictures that it names. */
import { expect, test } from 'vitest';
import { tensorOf } from '#lib/engine/tap.ts';
import { book, preparedScene } from '../../book/book.node.ts';
import { gradientTaps, headNorms, rowNorms } from '../../book/logit-gradients.ts';
import { firstOf } from '../../book/verdict.ts';

test.each(['crown-at-night.png', 'koala-never-seen.png', 'zebra-stripes.png'])(
  'on %s it hardly changes behind the first block, is larger before it, and differs from head to head',
  async (file) => {
    const { run, model } = await book();
    const { input } = await preparedScene(file);
    const target = firstOf(tensorOf(await run(['logits'], { input }), 'logits').data);
    const taps = gradientTaps(model.form!);
    const given = await run(Object.values(taps), { input, target });
    const rows = Array.from({ length: 13 }, (_, d) => rowNorms(tensorOf(given, taps[`tokens${d}`]!)));
    const sizes = rows.map((norms) => Math.hypot(...norms));
    const behind = sizes.slice(1);
    expect(Math.max(...behind) / Math.min(...behind)).toBeLessThan(4);
    expect(sizes[0]! / sizes[1]!).toBeGreaterThan(3);
    const heads = Array.from({ length: 12 }, (_, block) =>
      headNorms(tensorOf(given, taps[`attention${block}`]!)),
    ).flatMap((norms) => [...norms]);
    expect(heads).toHaveLength(36);
    expect(Math.max(...heads) / Math.min(...heads)).toBeGreaterThan(4);
    const reached = rows.map((norms) => norms.subarray(1).filter((norm) => norm !== 0).length);
    expect(reached.slice(0, 12)).toEqual(Array(12).fill(196));
    expect(reached[12]).toBe(0);
  },
);
