/**
 * Drawings of tensors on Observable Plot, the same in Node and in the browser. A figure's live code imports
 * this dynamically; what is needed before (`dimension.ts`, `grid.ts`, `format.ts`) has no Plot in it and is
 * imported by file.
 */
export * from './bars.ts';
export { READ_CELLS } from './cells.ts';
export type { Cell } from './cells.ts';
export type { DrawOptions, Kind } from './canvas.ts';
export * from './dimension.ts';
export * from './export.ts';
export * from './format.ts';
export * from './grid.ts';
export * from './heatmap.ts';
export * from './histogram.ts';
export * from './image.ts';
export type { Language } from './language.ts';
export * from './lines.ts';
export * from './planes.ts';
export * from './raster.ts';
export * from './row.ts';
export * from './scale.ts';
export * from './stats.ts';
export * from './tiles.ts';
export * from './ndarray.ts';
