/** Shares by depth, one line each, told apart by colour and dashes; the chosen depth is marked. */
import type { VNode } from 'preact';

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BELOW] = [420, 220, 34, 8, 22, 40];

/** In the order of the readings; the switches show the same lines. */
const LOOKS = [
  { stroke: 'var(--dim-tokens, #0163ce)', dash: undefined },
  { stroke: 'var(--dim-channels, #ad5009)', dash: '7 3' },
  { stroke: 'var(--dim-heads, #0c6f4a)', dash: '2 3' },
] as const;

export interface Curve {
  /** Which look it has. */
  readonly look: number;
  /** One a depth, 0 to 1. */
  readonly shares: readonly number[];
}

export interface CurvesProps {
  readonly curves: readonly Curve[];
  readonly depths: number;
  readonly depth: number;
  /** What guessing gives. */
  readonly chance: number;
  readonly label: string;
  readonly axes: { readonly across: string; readonly up: string };
}

export function Curves({ curves, depths, depth, chance, label, axes }: CurvesProps): VNode {
  const x = (d: number) => LEFT + (d * WIDTH) / (depths - 1);
  const y = (share: number) => TOP + (1 - share) * HEIGHT;
  const [right, bottom] = [LEFT + WIDTH, TOP + HEIGHT];
  return (
    <svg
      viewBox={`0 0 ${right + RIGHT} ${bottom + BELOW}`}
      width={right + RIGHT}
      height={bottom + BELOW}
      role="img"
      aria-label={label}
    >
      <g stroke="var(--plot-rule, #8a8f98)" fill="none">
        {[0, 0.5, 1].map((share) => (
          <path d={`M${LEFT} ${y(share)}H${right}`} stroke-opacity="0.6" />
        ))}
        <path d={`M${LEFT} ${y(chance)}H${right}`} stroke-dasharray="1 4" />
        <path d={`M${x(depth)} ${TOP}V${bottom}`} />
      </g>
      {curves.map(({ look, shares }) => {
        const { stroke, dash } = LOOKS[look]!;
        return (
          <g stroke={stroke} fill={stroke}>
            <path
              d={`M${shares.map((share, d) => `${x(d).toFixed(1)} ${y(share).toFixed(1)}`).join('L')}`}
              fill="none"
              stroke-width="2"
              stroke-dasharray={dash}
            />
            <circle cx={x(depth)} cy={y(shares[depth]!)} r="3.5" />
          </g>
        );
      })}
      <g fill="currentColor" font-size="14">
        {[0, 0.5, 1].map((share) => (
          <text x={LEFT - 5} y={y(share) + 4} text-anchor="end">
            {100 * share}
          </text>
        ))}
        {Array.from({ length: depths }, (_, d) => (
          <text x={x(d)} y={bottom + 17} text-anchor="middle">
            {d}
          </text>
        ))}
        <text x="0" y="12">
          {axes.up}
        </text>
        <text x={right} y={bottom + 36} text-anchor="end">
          {axes.across}
        </text>
      </g>
    </svg>
  );
}

/** The line of a look, for its switch. */
export const Swatch = ({ look }: { readonly look: number }): VNode => (
  <svg width="28" height="8" viewBox="0 0 28 8" aria-hidden="true">
    <path
      d="M0 4H28"
      stroke={LOOKS[look]!.stroke}
      stroke-width="2.5"
      stroke-dasharray={LOOKS[look]!.dash}
      fill="none"
    />
  </svg>
);
