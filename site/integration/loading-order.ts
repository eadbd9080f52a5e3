// At the end of a build: every page gets its styles first and its scripts last. Nothing on a page waits for a
// script, as figures and cells stand drawn in the markup, yet browsers fetch module scripts like styles and
// find their imports one after another. And a stylesheet in the middle of a page (Expressive Code's, before
// the first code block) lays the whole page out a second time.
import type { AstroIntegration } from 'astro';
import { readdir, readFile, writeFile } from 'node:fs/promises';

/** What each script imports at once, as file names below the site's base. */
export type StaticImports = ReadonlyMap<string, readonly string[]>;

const moduleScript = /<script type="module" src="([^"]+)"/g;
const stylesheet = /<link rel="stylesheet" href="[^"]+"\s*\/?>/g;

/** All that `entries` import, directly or not, themselves left out. */
export function importedBy(entries: readonly string[], imports: StaticImports): string[] {
  const found = new Set(entries);
  const own = found.size;
  for (const file of found) for (const imported of imports.get(file) ?? []) found.add(imported);
  return [...found].slice(own);
}

/**
 * The page with the body's stylesheets in its head, once each, and with its module scripts and all they
 * import at low priority, named in the head.
 *
 * @param base the site's path with its closing slash.
 */
export function inLoadingOrder(html: string, base: string, imports: StaticImports): string {
  const end = html.indexOf('</head>');
  if (end < 0) return html;
  const [head, body] = [html.slice(0, end), html.slice(end)];
  const late = [...new Set(body.match(stylesheet))].filter((link) => !head.includes(link));
  const entries = Array.from(html.matchAll(moduleScript), ([, src]) => src!.slice(base.length));
  const modules = importedBy(entries, imports).map(
    (file) => `<link rel="modulepreload" fetchpriority="low" href="${base}${file}">`,
  );
  return [head, ...late, ...modules, body.replace(stylesheet, '')]
    .join('')
    .replace(moduleScript, '<script type="module" fetchpriority="low" src="$1"');
}

/** The integration; it comes before `offline`, which lists the finished files. */
export function loadingOrder(): AstroIntegration {
  const imports = new Map<string, readonly string[]>();
  let base = '/';
  return {
    name: 'loading-order',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'loading-order',
                generateBundle(_, bundle) {
                  if (this.environment.name !== 'client') return;
                  for (const file of Object.values(bundle))
                    if (file.type === 'chunk') imports.set(file.fileName, file.imports);
                },
              },
            ],
          },
        });
      },
      'astro:config:done': ({ config }) => {
        base = config.base.endsWith('/') ? config.base : `${config.base}/`;
      },
      'astro:build:done': async ({ dir }) => {
        for (const name of await readdir(dir, { recursive: true })) {
          if (!name.endsWith('.html')) continue;
          const file = new URL(encodeURI(name.replaceAll('\\', '/')), dir);
          await writeFile(file, inLoadingOrder(await readFile(file, 'utf8'), base, imports));
        }
      },
    },
  };
}
