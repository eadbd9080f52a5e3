/** A colour scale's legend: a strip of its colours and its range in numbers, always. */
import { image, text } from './observable.ts';
import type { Markish } from './observable.ts';
import { MUTED } from './canvas.ts';
import { formatSigned, formatValue } from './format.ts';
import { pngDataUrl, rasterOf } from './raster.ts';
import type { ColorScale } from './scale.ts';

/** Height in px that a legend needs under a picture. */
export const LEGEND_HEIGHT = 34;

const RAMP_WIDTH = 128;
const RAMP_STEPS = 64;

/**
 * The legend's marks, below the frame and flush with its left edge.
 * @param below px from the frame's lower edge to the strip.
 */
export function legend(scale: ColorScale, below = 10): Markish[] {
  const [low, high] = scale.domain;
  const label = scale.kind === 'diverging' ? formatSigned : formatValue;
  const stops =
    scale.kind === 'diverging'
      ? ([
          [low, 'start', 0],
          [0, 'middle', 0.5],
          [high, 'end', 1],
        ] as const)
      : ([
          [low, 'start', 0],
          [high, 'end', 1],
        ] as const);
  const common = { frameAnchor: 'bottom-left', fill: MUTED, lineAnchor: 'top' } as const;
  return [
    image([0], {
      frameAnchor: 'bottom-left',
      width: RAMP_WIDTH,
      height: 8,
      dx: RAMP_WIDTH / 2,
      dy: below + 4,
      preserveAspectRatio: 'none',
      src: rampUrl(scale),
    }),
    ...stops.map(([value, textAnchor, place]) =>
      text([label(value)], {
        ...common,
        textAnchor,
        dx: RAMP_WIDTH * place,
        dy: below + 12,
      }),
    ),
  ];
}

function rampUrl(scale: ColorScale): string {
  const [low, high] = scale.domain;
  const data = Array.from({ length: RAMP_STEPS }, (_, i) => low + ((high - low) * i) / (RAMP_STEPS - 1));
  return pngDataUrl(rasterOf({ data, shape: [1, RAMP_STEPS] }, scale));
}
