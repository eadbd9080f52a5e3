/** Shares from place to place, one line each, told apart by colour and dashes; the chosen place is marked. */
import type { VNode } from 'preact';

const [HEIGHT, LEFT, TOP, BELOW] = [220, 34, 22, 40];

/** In the order of the curves; the switches show the same lines. */
const LOOKS = [
  { stroke: 'var(--dim-tokens, #0163ce)', dash: undefined },
  { stroke: 'var(--dim-channels, #ad5009)', dash: '7 3' },
  { stroke: 'var(--dim-heads, #0c6f4a)', dash: '2 3' },
  { stroke: 'var(--dim-space, #a42d89)', dash: '8 3 2 3' },
] as const;

export interface Curve {
  /** Which look it has. */
  readonly look: number;
  /** One a place, 0 to 1. */
  readonly shares: readonly number[];
}

export interface CurvesProps {
  readonly curves: readonly Curve[];
  /** What each place is called below the line. */
  readonly places: readonly string[];
  readonly place: number;
  /** What guessing gives. */
  readonly chance: number;
  readonly label: string;
  readonly axes: { readonly across: string; readonly up: string };
  /** From the first place to the last, in pixels. Default 420. */
  readonly width?: number;
  /** Room behind the last place, for half of its name. Default 8. */
  readonly behind?: number;
}

export function Curves({
  curves,
  places,
  place,
  chance,
  label,
  axes,
  width = 420,
  behind = 8,
}: CurvesProps): VNode {
  const x = (i: number) => LEFT + (i * width) / (places.length - 1);
  const y = (share: number) => TOP + (1 - share) * HEIGHT;
  const [right, bottom] = [LEFT + width, TOP + HEIGHT];
  return (
    <svg
      class="curves-drawn"
      viewBox={`0 0 ${right + behind} ${bottom + BELOW}`}
      width={right + behind}
      height={bottom + BELOW}
      role="img"
      aria-label={label}
    >
      <g stroke="var(--plot-rule, #8a8f98)" fill="none">
        {[0, 0.5, 1].map((share) => (
          <path d={`M${LEFT} ${y(share)}H${right}`} stroke-opacity="0.6" />
        ))}
        <path d={`M${LEFT} ${y(chance)}H${right}`} stroke-dasharray="1 4" />
        <path d={`M${x(place)} ${TOP}V${bottom}`} />
      </g>
      {curves.map(({ look, shares }) => {
        const { stroke, dash } = LOOKS[look]!;
        return (
          <g stroke={stroke} fill={stroke}>
            <path
              d={`M${shares.map((share, i) => `${x(i).toFixed(1)} ${y(share).toFixed(1)}`).join('L')}`}
              fill="none"
              stroke-width="2"
              stroke-dasharray={dash}
            />
            <circle cx={x(place)} cy={y(shares[place]!)} r="3.5" />
          </g>
        );
      })}
      <g fill="currentColor" font-size="14">
        {[0, 0.5, 1].map((share) => (
          <text x={LEFT - 5} y={y(share) + 4} text-anchor="end">
            {100 * share}
          </text>
        ))}
        {places.map((name, i) => (
          <text x={x(i)} y={bottom + 17} text-anchor="middle">
            {name}
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

const Swatch = ({ look }: { readonly look: number }): VNode => (
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

export interface CurveSwitchesProps<V extends string> {
  /** The field that holds the names of the curves shown. */
  readonly field: string;
  readonly label: string;
  /** By name, in the order of their looks. */
  readonly names: Readonly<Record<V, string>>;
  readonly shown: readonly NoInfer<V>[];
}

/** A button a curve, with its line. */
export const CurveSwitches = <V extends string>({
  field,
  label,
  names,
  shown,
}: CurveSwitchesProps<V>): VNode => (
  <div class="curve-switches" role="group" aria-label={label}>
    {(Object.entries(names) as [V, string][]).map(([value, name], look) => (
      <button type="button" data-field={field} value={value} aria-pressed={shown.includes(value)}>
        <Swatch look={look} /> {name}
      </button>
    ))}
  </div>
);
