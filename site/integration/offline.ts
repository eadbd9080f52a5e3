// At the end of a build: writes the service worker and the list of files it may keep, gives each language its
// own 404.html, and refuses files that popular static hosts refuse.
import type { AstroIntegration } from 'astro';
import { createHash } from 'node:crypto';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The largest file that every popular static host takes. */
export const largestFile = 25 * 1024 * 1024;

/** Files of a build that a page never asks for. */
const notForPages = /^(_headers|service-worker\.js|offline-files\.json|sitemap.*\.xml|robots\.txt)$|\.map$/;

const markTag = /<meta name="book-build" content="\w*">/;

/** Pages that are kept as soon as the worker is installed. */
const shellPages = ['index.html', 'zh-cn/index.html', 'offline/index.html', 'zh-cn/offline/index.html'];

export interface BuiltFiles {
  version: string;
  /** Stands in every page, so that one that its host has added something to can be told from another page. */
  mark: string;
  shell: string[];
  /**
   * Scripts and styles that a script may load later, itself or through others that it names, as names in
   * `_astro/`.
   */
  uses: Record<string, string[]>;
  files: Record<string, [bytes: number, digest: string]>;
}

const digestOf = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex').slice(0, 12);

/** Styles and scripts that `html` names, as paths below `base`. */
export const assetsOf = (html: string, base: string): string[] =>
  [...html.matchAll(/(?:href|src)="([^"]+)"/g)]
    .map((match) => match[1]!)
    .filter((url) => url.startsWith(`${base}_astro/`))
    .map((url) => decodeURIComponent(url.slice(base.length)));

/**
 * Scripts and styles of `known` that a built script names: what it imports, at once or later, and its
 * workers.
 */
export const usesOf = (script: string, known: ReadonlySet<string>): string[] => [
  ...new Set(
    [...script.matchAll(/[\w.-]+\.(?:js|css)\b/g)].map(([name]) => name).filter((name) => known.has(name)),
  ),
];

/**
 * The list of the files in `directory` that a reader may keep.
 *
 * @param base the site's path with its closing slash, as the pages' links have it.
 * @throws Error that names every file over `largestFile` bytes.
 */
export async function listBuiltFiles(directory: URL, base: string): Promise<BuiltFiles> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const root = fileURLToPath(directory);
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      `${entry.parentPath}/${entry.name}`.slice(root.length).replaceAll('\\', '/').replace(/^\//, ''),
    )
    .sort();
  const files: BuiltFiles['files'] = {};
  const scripts: [name: string, text: string][] = [];
  const shell = new Set<string>();
  const tooLarge: string[] = [];
  for (const name of names) {
    const data = await readFile(new URL(encodeURI(name), directory));
    if (data.length > largestFile) tooLarge.push(`${name} (${(data.length / 2 ** 20).toFixed(1)} MiB)`);
    if (notForPages.test(name)) continue;
    files[name] = [data.length, digestOf(data)];
    if (/^_astro\/.*\.js$/.test(name)) scripts.push([name.slice('_astro/'.length), data.toString()]);
    if (shellPages.includes(name))
      for (const file of [name, ...assetsOf(data.toString(), base)]) shell.add(file);
  }
  if (tooLarge.length) throw new Error(`over 25 MiB, which popular hosts refuse: ${tooLarge.join(', ')}`);
  const known = new Set(
    Object.keys(files).flatMap((name) => (name.startsWith('_astro/') ? [name.slice('_astro/'.length)] : [])),
  );
  const uses = scripts.map(
    ([name, text]) => [name, usesOf(text, known).filter((used) => used !== name)] as const,
  );
  return {
    uses: Object.fromEntries(uses.filter(([, used]) => used.length > 0)),
    version: digestOf(JSON.stringify(files)),
    mark: '',
    shell: [...shell].filter((file) => Object.hasOwn(files, file)),
    files,
  };
}

/** Puts one mark into every page: the digest of all of them without it. Returns it as it stands there. */
export async function markPages(directory: URL): Promise<string> {
  const names = (await readdir(directory, { recursive: true }))
    .filter((name) => name.endsWith('.html'))
    .sort();
  const files = names.map((name) => new URL(encodeURI(name.replaceAll('\\', '/')), directory));
  const pages = await Promise.all(
    files.map(async (file) => (await readFile(file, 'utf8')).replace(markTag, '')),
  );
  const mark = `<meta name="book-build" content="${digestOf(pages.join('\0'))}">`;
  await Promise.all(files.map((file, i) => writeFile(file, pages[i]!.replace('</head>', `${mark}</head>`))));
  return mark;
}

/** Writes the worker and its list into the built site at `directory`. */
export async function writeWorker(directory: URL, base: string): Promise<BuiltFiles> {
  const mark = await markPages(directory);
  const list = { ...(await listBuiltFiles(directory, base)), mark };
  const worker = await readFile(new URL('../service-worker/worker.js', import.meta.url), 'utf8');
  await writeFile(new URL('offline-files.json', directory), JSON.stringify(list));
  await writeFile(new URL('service-worker.js', directory), `const VERSION = '${list.version}';\n${worker}`);
  return list;
}

/** The integration; it comes last, so that it sees what the others wrote (search index, sitemap). */
export function offline(): AstroIntegration {
  let base = '/';
  return {
    name: 'offline',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = `${config.base.replace(/\/$/, '')}/`;
      },
      'astro:build:done': async ({ dir, logger }) => {
        await copyFile(new URL('zh-cn/404/index.html', dir), new URL('zh-cn/404.html', dir));
        const list = await writeWorker(dir, base);
        const bytes = Object.values(list.files).reduce((sum, [size]) => sum + size, 0);
        logger.info(
          `${Object.keys(list.files).length} files, ${(bytes / 1e6).toFixed(1)} MB, version ${list.version}`,
        );
      },
    },
  };
}
