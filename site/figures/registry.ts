/** All figures by their folders, for the build and for tests. */
import { anyFigure } from '../figure/figure.ts';
import type { AnyFigure } from '../figure/figure.ts';

const modules = import.meta.glob<{ readonly default: unknown }>('./*/figure.tsx', { eager: true });

/** `./patch-grid/figure.tsx` → `patch-grid`. */
export const folderOf = (path: string): string => path.split('/').at(-2)!;

export const figures: ReadonlyMap<string, AnyFigure> = new Map(
  Object.entries(modules).map(([path, module]) => [folderOf(path), anyFigure(module.default)]),
);

/** @throws Error that names all figures when there is none of this name. */
export function figureOf(name: string): AnyFigure {
  const figure = figures.get(name);
  if (!figure) throw new Error(`There is no figure "${name}"; there are ${[...figures.keys()].join(', ')}.`);
  return figure;
}
