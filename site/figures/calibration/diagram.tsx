/** Ten bins of shares: how often the first class is right in each, against how sure the model says it is. */
import type { VNode } from 'preact';
import type { Reliability } from './reliability.ts';

const [SIDE, LEFT, TOP, BELOW] = [260, 34, 8, 46];

export interface DiagramProps {
  readonly reliability: Reliability;
  /** Whether the bars and the gaps to what was said are drawn. */
  readonly counted: boolean;
  readonly label: string;
  readonly axes: { readonly said: string; readonly right: string; readonly scenes: string };
}

export function Diagram({ reliability: { bins }, counted, label, axes }: DiagramProps): VNode {
  const across = SIDE / bins.length;
  const x = (share: number) => LEFT + share * SIDE;
  const y = (share: number) => TOP + (1 - share) * SIDE;
  return (
    <svg
      class="reliability"
      width={SIDE + LEFT + 12}
      height={SIDE + TOP + BELOW}
      viewBox={`0 0 ${SIDE + LEFT + 12} ${SIDE + TOP + BELOW}`}
      role="img"
      aria-label={label}
    >
      <rect x={LEFT} y={TOP} width={SIDE} height={SIDE} fill="var(--plot-track, #e6e8eb)" />
      {bins.map(({ count, right }, i) =>
        count === 0 || !counted ? null : (
          <rect
            x={x(i / bins.length) + 1}
            y={y(right)}
            width={across - 2}
            height={right * SIDE}
            fill="var(--plot-bar, #3f6f9f)"
          />
        ),
      )}
      <path d={`M${x(0)} ${y(0)}L${x(1)} ${y(1)}`} stroke="currentColor" stroke-dasharray="4 3" fill="none" />
      {bins.map(({ count, said, right }) =>
        count === 0 || !counted ? null : (
          <path
            d={`M${x(said)} ${y(said)}V${y(right)}`}
            stroke="var(--dim-channels, #ad5009)"
            stroke-width="2.5"
            fill="none"
          />
        ),
      )}
      <g fill="currentColor" font-size="11">
        {[0, 0.5, 1].map((share) => (
          <>
            <text x={LEFT - 4} y={y(share) + 4} text-anchor="end">
              {100 * share}
            </text>
            <text x={x(share)} y={TOP + SIDE + 27} text-anchor="middle">
              {100 * share}
            </text>
          </>
        ))}
        {bins.map(({ count }, i) => (
          <text x={x((i + 0.5) / bins.length)} y={TOP + SIDE + 13} text-anchor="middle" font-size="9.5">
            {count}
          </text>
        ))}
        <text x={LEFT + 5} y={TOP + 14}>
          {axes.right}
        </text>
        <text x={LEFT + SIDE} y={TOP + SIDE + 42} text-anchor="end">
          {axes.said}
        </text>
        <text x={LEFT} y={TOP + SIDE + 42}>
          {axes.scenes}
        </text>
      </g>
    </svg>
  );
}
