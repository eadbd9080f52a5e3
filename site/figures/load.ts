/**
 * How figures come alive: the runner and the figure's own definition are loaded at the first touch, and not
 * before.
 */
import { figuresLoadBy } from '../kit/figure-frame.ts';
import '../kit/grid-cursor.ts';
import '../kit/shape-chip.ts';
import '../kit/slider-field.ts';
import '../picture/page-drop.ts';

const definitions = import.meta.glob<{ readonly default: unknown }>('./*/figure.tsx');

figuresLoadBy((name) => {
  const load = definitions[`./${name}/figure.tsx`];
  return (
    load &&
    (async () => {
      const [{ FigureRunner }, { anyFigure }, figure] = await Promise.all([
        import('../figure/runner.ts'),
        import('../figure/figure.ts'),
        load(),
      ]);
      return new FigureRunner(anyFigure(figure.default));
    })
  );
});
