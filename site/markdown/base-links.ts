// Links and pictures of Markdown that start at the site's root (`/chapters/…`, `/images/…`) get the base path
// before them, so that chapters are written the same wherever the site stands. JSX in MDX is code: there
// write `import.meta.env.BASE_URL` yourself.
import { defineHastPlugin, type HastPluginDefinition } from 'satteri';

/** @param base the path under which the site stands, such as `/` or `/book/`. */
export function baseLinksPlugin(base: string): HastPluginDefinition {
  const prefix = base.replace(/\/$/, '');
  const isRooted = (value: unknown): value is string =>
    typeof value === 'string' && value.startsWith('/') && !value.startsWith('//');
  return defineHastPlugin({
    name: 'base-links',
    element: (['a', 'img'] as const).map((tag) => ({
      filter: [tag],
      visit(node, context) {
        const attribute = tag === 'a' ? 'href' : 'src';
        const value = node.properties[attribute];
        if (prefix !== '' && isRooted(value)) context.setProperty(node, attribute, prefix + value);
      },
    })),
  });
}
