/**
 * Cuts one method out of a TypeScript class as text, so that a page shows the code that runs and never a copy
 * of it.
 */

/**
 * @param source the file's text
 * @param method the method's name; the first one of that name is taken, from its signature to its closing
 *   brace
 * @returns the method without its class's indentation
 * @throws Error when there is no such method
 */
export function methodSource(source: string, method: string): string {
  const lines = source.split('\n');
  const start = lines.findIndex((line) => new RegExp(`^  (override )?${method}\\(`).test(line));
  if (start < 0) throw new Error(`no method ${method} to show`);
  const end = lines.findIndex((line, i) => i > start && line === '  }');
  return lines
    .slice(start, end + 1)
    .map((line) => line.replace(/^ {2}/, ''))
    .join('\n');
}
