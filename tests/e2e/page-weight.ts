/** The scripts that a built page loads by itself: those of its HTML, with all that they import at once. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseHTML } from 'linkedom';
import ts from 'typescript';

export interface PageWeight {
  /** The page's address under the site's root: `chapters/patch-embed/`. */
  readonly page: string;
  /** Bytes of all its scripts, each compressed as a server sends it. */
  readonly bytes: number;
  /** Of each script, heaviest first: its file, or `inline`. */
  readonly scripts: readonly (readonly [name: string, bytes: number])[];
}

export function pageWeights(dist: string): PageWeight[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => weightOf(dist, name))
    .sort((a, b) => b.bytes - a.bytes);
}

function weightOf(dist: string, name: string): PageWeight {
  const { document } = parseHTML(readFileSync(join(dist, name), 'utf8'));
  const files = new Set<string>();
  const inline: string[] = [];
  const add = (address: string): void => addWithImports(fileOf(dist, name, address), files);
  for (const script of document.querySelectorAll('script')) {
    if (!/^$|module|javascript/.test(script.getAttribute('type') ?? '')) continue;
    const source = script.getAttribute('src');
    if (source !== null) {
      add(source);
      continue;
    }
    inline.push(script.textContent ?? '');
    staticImports(script.textContent ?? '').forEach(add);
  }
  for (const link of document.querySelectorAll('link[rel=modulepreload]'))
    add(link.getAttribute('href') ?? '');
  const scripts = [
    ['inline', gzipSync(inline.join('\n')).length] as const,
    ...[...files].map((file) => [relative(dist, file), compressed(file)] as const),
  ].sort(([, a], [, b]) => b - a);
  return {
    page: name.replace(/(^|\/)index\.html$/, '$1'),
    bytes: scripts.reduce((sum, [, bytes]) => sum + bytes, 0),
    scripts,
  };
}

function fileOf(dist: string, page: string, address: string): string {
  const path = address.split(/[?#]/)[0]!;
  const file = path.startsWith('/') ? join(dist, path) : resolve(dist, dirname(page), path);
  if (!existsSync(file)) throw new Error(`${page} loads ${address}, which is not in the build`);
  return file;
}

function addWithImports(file: string, files: Set<string>): void {
  if (files.has(file)) return;
  files.add(file);
  for (const specifier of importsOf(file)) addWithImports(resolve(dirname(file), specifier), files);
}

/** What is the same for every page is read once. */
const once = <T>(read: (file: string) => T): ((file: string) => T) => {
  const known = new Map<string, T>();
  return (file) => {
    const value = known.get(file) ?? read(file);
    known.set(file, value);
    return value;
  };
};
const compressed = once((file) => gzipSync(readFileSync(file)).length);
const importsOf = once((file) => staticImports(readFileSync(file, 'utf8')));

/**
 * Specifiers of `import … from` and `export … from`; what `import()` loads waits for a touch, or for the page
 * to be idle.
 */
function staticImports(text: string): string[] {
  return ts
    .createSourceFile('script.js', text, ts.ScriptTarget.Latest)
    .statements.filter((statement) => ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement))
    .flatMap(({ moduleSpecifier }) =>
      moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? [moduleSpecifier.text] : [],
    );
}
