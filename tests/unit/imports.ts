/** Who imports whom in `lib` and `site`, read from the sources; for the test that guards it. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const ENDINGS = new Set(['.ts', '.tsx', '.mts', '.mjs', '.astro']);

export interface Import {
  /** Paths from the project's root: `lib/torch/dtype.ts`. */
  readonly from: string;
  readonly to: string;
  /** Whether the file is loaded as soon as the importing one is: neither `import type` nor `import()`. */
  readonly atOnce: boolean;
}

/** All imports between files of the project that start in `folder`. */
export const importsOf = (folder: string): readonly Import[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ENDINGS.has(extname(entry.name)))
    .flatMap((entry) => importsOfFile(join(entry.parentPath, entry.name)));

function importsOfFile(path: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: string, atOnce: boolean): void => {
    const to = resolved(specifier, path);
    if (to !== null) found.push({ from: named(path), to, atOnce });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier))
      add(node.moduleSpecifier.text, node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword);
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
      add(node.moduleSpecifier.text, !node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [specifier] = node.arguments;
      if (specifier && ts.isStringLiteral(specifier)) add(specifier.text, false);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      const { literal } = node.argument;
      if (ts.isStringLiteral(literal)) add(literal.text, false);
    }
    ts.forEachChild(node, visit);
  };
  for (const source of scriptsOf(path)) visit(ts.createSourceFile(path, source, ts.ScriptTarget.Latest));
  return found;
}

/** An Astro file is two programs: what runs in Node, and what is sent to the page. */
function scriptsOf(path: string): readonly string[] {
  const text = readFileSync(path, 'utf8');
  if (!path.endsWith('.astro')) return [text];
  const frontmatter = /^---\n(.*?)^---$/ms.exec(text)?.[1] ?? '';
  return [frontmatter, ...[...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, script]) => script!)];
}

/** The file's path from the root, or null for a package. */
function resolved(specifier: string, from: string): string | null {
  const [path] = specifier.split('?') as [string];
  if (path.startsWith('#')) return path.slice(1);
  return path.startsWith('.') ? named(resolve(dirname(from), path)) : null;
}

const named = (path: string): string => relative(ROOT, path).replaceAll('\\', '/');

/**
 * Files that load each other, each circle once, from its first file in the alphabet: `a.ts → b.ts → a.ts`.
 */
export function circles(imports: readonly Import[]): string[] {
  const next = Map.groupBy(
    imports.filter(({ atOnce }) => atOnce),
    ({ from }) => from,
  );
  const done = new Set<string>();
  const found = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    const seenAt = path.indexOf(file);
    if (seenAt >= 0) {
      const circle = path.slice(seenAt);
      const start = circle.indexOf([...circle].sort()[0]!);
      const turned = [...circle.slice(start), ...circle.slice(0, start), circle[start]!];
      found.add(turned.join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const { to } of next.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return [...found].sort();
}
