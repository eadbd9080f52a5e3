/**
 * A model's parameters as a tree in a table: name, shape, numbers, trainable, multiply-adds; a total and a
 * selection.
 */
import type { VNode } from 'preact';
import { formatShape } from '#lib/plot/format.ts';
import type { Language } from '#lib/plot/language.ts';
import type { ParameterRow } from './parameter-tree.ts';

export type ParameterSort = 'order' | 'numbers' | 'work';

export interface ParameterTableProps {
  readonly rows: readonly ParameterRow[];
  readonly lang: Language;
  /** What is counted, for screen readers. */
  readonly label: string;
  /** Multiply-adds of a module by its path; without it the column is left out. */
  readonly work?: ReadonlyMap<string, number>;
  /** Default the order of the state dict. */
  readonly sort?: ParameterSort;
  /** The field that a press on a column's head sets to a `ParameterSort`. */
  readonly sortField?: string;
  /** Paths whose rows are set off, with their sum below. */
  readonly selected?: readonly string[];
  /** The field, `several` of paths, that a press on a row toggles. */
  readonly field?: string;
  /** Whether the column "trainable" is there; default false. */
  readonly trainable?: boolean;
  /** Whether the column "shape" is there; default true. */
  readonly shapes?: boolean;
  /** What another column says of a row: a number before a change, another tool's count. */
  readonly beside?: { readonly head: string; readonly of: (row: ParameterRow) => string };
}

const WORDS = {
  en: {
    name: 'name',
    shape: 'shape',
    numbers: 'numbers',
    trainable: 'trainable',
    work: 'multiply-adds',
    total: 'total',
    selection: 'selection',
  },
  'zh-CN': {
    name: '名称',
    shape: '形状',
    numbers: '数的个数',
    trainable: '可训练',
    work: '乘加',
    total: '合计',
    selection: '所选',
  },
};

const format = (n: number): string => n.toLocaleString('en-US');

/** Sorted by size a tree has no order: then only rows without rows below them are shown. */
export function sortedRows(
  rows: readonly ParameterRow[],
  sort: ParameterSort,
  work?: ReadonlyMap<string, number>,
): readonly ParameterRow[] {
  const tree = rows.slice(1);
  if (sort === 'order') return tree;
  const value = ({ path, numbers }: ParameterRow) => (sort === 'numbers' ? numbers : (work?.get(path) ?? 0));
  const leaves = tree.filter(({ path }) => !tree.some((other) => other.path.startsWith(`${path}.`)));
  return leaves.toSorted((a, b) => value(b) - value(a));
}

export function ParameterTable(props: ParameterTableProps): VNode {
  const { rows, lang, label, work, sort = 'order', sortField, selected = [], field, beside } = props;
  const { shapes = true } = props;
  const words = WORDS[lang];
  const [model] = rows;
  const shown = sortedRows(rows, sort, work);
  const chosen = rows.filter(({ path }) => selected.includes(path));
  const head = (column: ParameterSort, text: string) => (
    <th scope="col" aria-sort={sort === column && column !== 'order' ? 'descending' : undefined}>
      {sortField === undefined ? (
        text
      ) : (
        <button type="button" data-field={sortField} value={column}>
          {text}
        </button>
      )}
    </th>
  );
  const foot = (text: string, of: readonly ParameterRow[]) => (
    <tr>
      <th scope="row" colSpan={shapes ? 2 : 1}>
        {text}
      </th>
      <td>{format(of.reduce((sum, { numbers }) => sum + numbers, 0))}</td>
      {props.trainable && <td>{format(of.reduce((sum, { trainable }) => sum + trainable, 0))}</td>}
      {work && <td>{format(of.reduce((sum, { path }) => sum + (work.get(path) ?? 0), 0))}</td>}
      {beside && <td>{of.length === 1 ? beside.of(of[0]!) : ''}</td>}
    </tr>
  );
  return (
    <div class="parameter-table" role="region" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head('order', words.name)}
            {shapes && <th scope="col">{words.shape}</th>}
            {head('numbers', words.numbers)}
            {props.trainable && <th scope="col">{words.trainable}</th>}
            {work && head('work', words.work)}
            {beside && <th scope="col">{beside.head}</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr data-path={row.path} class={selected.includes(row.path) ? 'is-marked' : undefined}>
              <th scope="row" style={sort === 'order' ? `--depth:${row.depth - 1}` : undefined}>
                {field === undefined ? (
                  <code>{sort === 'order' ? row.name : row.path}</code>
                ) : (
                  <button
                    type="button"
                    data-field={field}
                    value={row.path}
                    aria-pressed={selected.includes(row.path)}
                  >
                    <code>{sort === 'order' ? row.name : row.path}</code>
                  </button>
                )}{' '}
                {row.type && <span class="type">{row.type}</span>}
              </th>
              {shapes && <td>{row.shape && formatShape(row.shape)}</td>}
              <td>{format(row.numbers)}</td>
              {props.trainable && <td>{format(row.trainable)}</td>}
              {work && <td>{work.has(row.path) ? format(work.get(row.path)!) : ''}</td>}
              {beside && <td>{beside.of(row)}</td>}
            </tr>
          ))}
        </tbody>
        <tfoot>
          {model && foot(words.total, [model])}
          {field !== undefined && foot(words.selection, chosen)}
        </tfoot>
      </table>
    </div>
  );
}
