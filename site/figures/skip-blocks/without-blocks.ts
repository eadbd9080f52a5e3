/** Blocks left out: neither of their branches adds anything, so the tokens pass as they came. */
import type { Change } from '#lib/engine/change.ts';

export const withoutBlocks = (off: readonly string[]): Change => ({
  blocks: Object.fromEntries(
    off.map((block) => [Number(block), { attn: { output: 0 }, mlp: { output: 0 } }]),
  ),
});
