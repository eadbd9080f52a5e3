/** How often each size of number occurs, as one path: light enough to be drawn anew at every move. */
import type { VNode } from 'preact';
import { formatSigned } from '#lib/plot/format.ts';
import type { Bin } from '#lib/plot/stats.ts';

const [WIDTH, HEIGHT] = [320, 64];

export interface CountBarsProps {
  readonly bins: readonly Bin[];
  /** The count that is as high as the drawing. */
  readonly most: number;
  /** Half of the range; 0 is in the middle. */
  readonly reach: number;
  readonly label: string;
}

export const CountBars = ({ bins, most, reach, label }: CountBarsProps): VNode => {
  const across = WIDTH / bins.length;
  const path = bins.flatMap(({ count }, i) => {
    const tall = (count / most) * HEIGHT;
    return count === 0
      ? []
      : [`M${(i * across).toFixed(1)} ${HEIGHT}v${(-tall).toFixed(1)}h${across.toFixed(1)}V${HEIGHT}z`];
  });
  return (
    <div class="count-bars">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        width={WIDTH}
        height={HEIGHT}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        <rect width={WIDTH} height={HEIGHT} fill="var(--plot-track, #e6e8eb)" />
        <path d={path.join('')} fill="var(--plot-bar, #3f6f9f)" />
        <path d={`M${WIDTH / 2} 0V${HEIGHT}`} stroke="currentColor" stroke-dasharray="2 3" fill="none" />
      </svg>
      <p class="ends" aria-hidden="true">
        <span>{formatSigned(-reach)}</span>
        <span>0</span>
        <span>{formatSigned(reach)}</span>
      </p>
    </div>
  );
};
