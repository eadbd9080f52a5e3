/**
 * A shape as a reader types it: `(1, 197, 192)`, `[1,197,192]`, `torch.Size([1, 197, 192])`, `1 × 197 × 192`.
 */

/** The dimensions, numbers without leading zeros and letters in capitals; undefined where it is no shape. */
export function readShape(text: string): readonly string[] | undefined {
  const inside = text
    .normalize('NFKC')
    .trim()
    .replace(/^torch\.size/i, '')
    .replace(/[()[\]{}]/g, ' ')
    .replace(/(?<=\d\s*)[x×](?=\s*\d)/gi, ',')
    .replace(/[、;*·]/g, ',')
    .replace(/,\s*$/, '')
    .trim();
  const dimensions = inside.split(/\s*,\s*|\s+/);
  if (!dimensions.every((dimension) => /^(\d+|[a-z])$/i.test(dimension))) return undefined;
  return dimensions.map((dimension) => dimension.replace(/^0+(?=\d)/, '').toUpperCase());
}
