/** Names of figures from the paths of their components: `./patch-grid/Figure.astro` → `patch-grid`. */
export const figureNames = (paths: readonly string[]): string[] =>
  paths.map((path) => path.split('/').at(-2)!).sort();
