// Maths, drawn at build time: a hast plugin for Sätteri that turns `code.math-inline` and
// `pre > code.math-display` (what its `features.math` makes of $…$ and $$…$$) into KaTeX's HTML with MathML
// beside it. A formula that does not parse fails the build.
import katex from 'katex';
import { defineHastPlugin, htmlToHast, type HastPluginDefinition } from 'satteri';
import type { Element, ElementContent } from 'hast';

/** The element KaTeX draws `tex` as. */
function draw(tex: string, displayMode: boolean): Element {
  const html = katex.renderToString(tex, { displayMode, throwOnError: true, output: 'htmlAndMathml' });
  const tree = htmlToHast(html, { fragment: true });
  const drawn = 'children' in tree ? tree.children[0] : undefined;
  if (drawn?.type !== 'element') throw new Error(`KaTeX drew no element for: ${tex}`);
  return drawn;
}

const hasClass = (node: Readonly<ElementContent> | undefined, name: string): boolean =>
  node?.type === 'element' &&
  Array.isArray(node.properties.className) &&
  node.properties.className.includes(name);

/**
 * Draws `$…$` in place, and `$$…$$` as a block that scrolls (by keyboard too) where it is wider than the
 * column.
 */
export const katexPlugin = (): HastPluginDefinition =>
  defineHastPlugin({
    name: 'katex',
    element: [
      {
        filter: ['pre'],
        visit(node, context) {
          if (!hasClass(node.children[0], 'math-display')) return undefined;
          const children = [draw(context.textContent(node).trim(), true)];
          return {
            type: 'element',
            tagName: 'div',
            properties: { className: ['math'], tabIndex: 0 },
            children,
          };
        },
      },
      {
        filter: ['code'],
        visit: (node, context) =>
          hasClass(node, 'math-inline') ? draw(context.textContent(node), false) : undefined,
      },
    ],
  });
