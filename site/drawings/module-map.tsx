/** The printed model, in which modules light up. */
import type { VNode } from 'preact';
import type { ModuleLine } from './module-lines.ts';

export interface ModuleMapProps {
  readonly lines: readonly ModuleLine[];
  readonly label: string;
  /** Which modules are lit, each with its reason: reasons have colours and a word. */
  readonly lit?: ReadonlyMap<string, string>;
  /** All reasons there may be, so that each keeps its colour; default in the order of their first line. */
  readonly reasons?: readonly string[];
  /** What stands behind a line: a shape, a count. */
  readonly beside?: (path: string) => string | undefined;
  /** The field that a press on a line sets to the module's path; without it lines are no buttons. */
  readonly field?: string;
  /**
   * For a field of several paths: those that are chosen. Lines of other paths than `choices` are no buttons
   * then.
   */
  readonly several?: { readonly chosen: readonly string[]; readonly choices: readonly string[] };
  readonly current?: string | null;
  /** Paths whose inside is folded into one line. */
  readonly folded?: readonly string[];
}

/** Lines that are not inside a folded module. */
export function shownLines(lines: readonly ModuleLine[], folded: readonly string[]): readonly ModuleLine[] {
  let hidden: number | null = null;
  return lines.flatMap((line) => {
    if (hidden !== null) {
      if (line.indent > hidden) return [];
      const closes = line.path === null && line.indent === hidden;
      hidden = null;
      if (closes) return [];
    }
    if (line.path !== null && folded.includes(line.path)) {
      hidden = line.indent;
      return [{ ...line, text: line.text.endsWith('(') ? `${line.text}…)` : line.text }];
    }
    return [line];
  });
}

export function ModuleMap(props: ModuleMapProps): VNode {
  const { lines, label, lit = new Map<string, string>(), beside, field, current = null, folded = [] } = props;
  const { several, reasons = [...new Set(lit.values())] } = props;
  const isButton = (path: string | null): path is string =>
    field !== undefined && path !== null && (several?.choices.includes(path) ?? true);
  return (
    <div class="module-map">
      <ol aria-label={label} tabIndex={0}>
        {shownLines(lines, folded).map(({ path, text, indent }) => {
          const reason = path === null ? undefined : lit.get(path);
          const extra = path === null ? undefined : beside?.(path);
          const inside = (
            <>
              <code>{text}</code>
              {reason !== undefined && <span class="reason">{reason}</span>}
              {extra !== undefined && <span class="beside">{extra}</span>}
            </>
          );
          return (
            <li
              style={`--indent:${indent}`}
              data-path={path ?? undefined}
              data-reason={reason === undefined ? undefined : reasons.indexOf(reason)}
              aria-current={path !== null && path === current ? 'true' : undefined}
            >
              {isButton(path) ? (
                <button
                  type="button"
                  data-field={field}
                  value={path}
                  aria-pressed={several?.chosen.includes(path)}
                >
                  {inside}
                </button>
              ) : (
                inside
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
