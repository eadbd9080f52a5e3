/**
 * The shapes of `Attention.forward` in timm's order, traced on this site's tensors. B batch, N tokens, C
 * width, H heads, d = C / H.
 */
import type { DimensionLetter } from '#lib/plot/dimension.ts';
import { makePlaceholder } from '#lib/torch/node.ts';
import { Tensor } from '#lib/torch/index.ts';

export interface Step {
  readonly key: string;
  readonly code: string;
  readonly shape: readonly number[] | null;
  readonly dims: readonly (DimensionLetter | null)[];
}

/** @param heads `null` for a number that timm refuses: only the first shape is there */
export function walkOf(heads: number | null, tokens = 197, width = 192): readonly Step[] {
  const H = heads ?? 1;
  const d = width / H;
  const x = Tensor.of(makePlaceholder('x', [1, tokens, width], 'float32'));
  const qkv = Tensor.of(makePlaceholder('qkv', [1, tokens, 3 * width], 'float32'));
  const cut = qkv.reshape([1, tokens, 3, H, d]);
  const moved = cut.permute([2, 0, 3, 1, 4]);
  const [q, k, v] = moved.unbind(0) as [Tensor, Tensor, Tensor];
  const attn = q.matmul(k.transpose(-2, -1));
  const mixed = attn.matmul(v);
  const joined = mixed.transpose(1, 2).reshape([1, tokens, width]);
  const step = (key: string, code: string, of: Tensor, dims: Step['dims']): Step => ({
    key,
    code,
    shape: heads === null && key !== 'x' ? null : of.shape,
    dims,
  });
  return [
    step('x', 'x', x, ['B', 'N', 'C']),
    step('qkv', 'self.qkv(x)', qkv, ['B', 'N', 'C']),
    step('reshape', `.reshape(B, N, 3, ${heads ?? 'num_heads'}, ${heads === null ? 'head_dim' : d})`, cut, [
      'B',
      'N',
      null,
      'H',
      'd',
    ]),
    step('permute', '.permute(2, 0, 3, 1, 4)', moved, [null, 'B', 'H', 'N', 'd']),
    step('attn', 'q @ k.transpose(-2, -1)', attn, ['B', 'H', 'N', 'N']),
    step('mixed', 'attn @ v', mixed, ['B', 'H', 'N', 'd']),
    step('joined', '.transpose(1, 2).reshape(B, N, C)', joined, ['B', 'N', 'C']),
  ];
}
