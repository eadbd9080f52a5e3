/**
 * The grid of patches on a picture, to scale, with the pixels that no patch covers shaded. Geometry only; its colours are
 * attributes, so that a saved file has them too.
 */
const SIDE = 240;

export interface DiagramSpec {
  readonly img_size: number;
  readonly patch_size: number;
  readonly grid: readonly [rows: number, columns: number];
  readonly dropped: number;
  /** What it shows, in words. */
  readonly label: string;
}

/** The drawing as SVG text, the same at build time and in the page. */
export function diagramSvg({ img_size, patch_size, grid, dropped, label }: DiagramSpec): string {
  const scale = SIDE / img_size;
  const covered = round((img_size - dropped) * scale);
  const lines = Array.from({ length: grid[0] + 1 }, (_, i) => {
    const at = round(i * patch_size * scale);
    return `M0 ${at}H${covered}M${at} 0V${covered}`;
  }).join('');
  const rest = dropped
    ? `<path fill="currentColor" fill-opacity="0.4" d="M${covered} 0H${SIDE}V${SIDE}H0V${covered}H${covered}Z"/>`
    : '';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 ${SIDE + 2} ${SIDE + 2}" width="${SIDE + 2}" height="${SIDE + 2}" role="img" aria-label="${label}">` +
    `<rect width="${SIDE}" height="${SIDE}" fill="none" stroke="currentColor"/>${rest}` +
    `<path d="${lines}" fill="none" stroke="var(--dim-space, #a42d89)" stroke-width="0.75"/></svg>`
  );
}

const round = (value: number): number => Math.round(value * 100) / 100;
