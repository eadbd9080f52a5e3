/**
 * The only door to Observable Plot: named imports, so that a bundle holds no more than these.
 * In the browser this module is reached through a dynamic import of a figure's live code.
 */
export {
  axisX,
  axisY,
  frame,
  barX,
  image,
  line,
  plot,
  rect,
  rectY,
  ruleX,
  ruleY,
  text,
} from '@observablehq/plot';
export type { Markish, PlotOptions, RenderFunction } from '@observablehq/plot';
