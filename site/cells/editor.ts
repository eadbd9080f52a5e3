/** The editor of a cell: CodeMirror with Python, in the site's colours, one marked line. */
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { pythonLanguage } from '@codemirror/lang-python';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, Prec, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, keymap, lineNumbers, type DecorationSet } from '@codemirror/view';
import { pythonHighlighter } from './highlight.ts';

export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly source: string;
  /** Read out as the editor's name. */
  readonly label: string;
  /** Id of the element that says how to leave the editor. */
  readonly describedBy: string;
  readonly onRun: (andNext: boolean) => void;
  readonly onChange: (source: string) => void;
}

export interface CellEditor {
  source: string;
  focus(): void;
  /** Puts the cursor where a pointer was. */
  focusAt(point: { x: number; y: number }): void;
  /** Marks a line, from 1, and shows line numbers; null takes both away. */
  mark(line: number | null): void;
}

const setMark = StateEffect.define<number | null>();
const markedLine = Decoration.line({ class: 'py-marked' });

/** Stays with its text until the text changes. */
const mark = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { docChanged, effects, state }) {
    const effect = effects.find((candidate) => candidate.is(setMark));
    if (!effect) return docChanged ? Decoration.none : marks;
    const line = effect.value;
    if (line === null || line > state.doc.lines) return Decoration.none;
    return Decoration.set([markedLine.range(state.doc.line(line).from)]);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Gives Tab back to the page; Escape's other uses go on. */
const leave = (view: EditorView): boolean => {
  view.setTabFocusMode(true);
  return false;
};

export function createEditor({
  parent,
  source,
  label,
  describedBy,
  onRun,
  onChange,
}: EditorOptions): CellEditor {
  const numbers = new Compartment();
  const run = (andNext: boolean) => () => {
    onRun(andNext);
    return true;
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: source,
      extensions: [
        history(),
        indentUnit.of('    '),
        EditorState.tabSize.of(4),
        indentOnInput(),
        bracketMatching(),
        pythonLanguage,
        syntaxHighlighting(pythonHighlighter),
        mark,
        numbers.of([]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': describedBy }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
          if (update.transactions.some((made) => made.isUserEvent('input') || made.isUserEvent('delete')))
            update.view.setTabFocusMode(false);
        }),
        // Tab passes by until the reader types, and again after Escape.
        EditorView.domEventHandlers({ focus: (_event, view) => leave(view) }),
        Prec.highest(
          keymap.of([
            { key: 'Escape', run: leave },
            { key: 'Shift-Enter', run: run(true) },
            { key: 'Mod-Enter', run: run(false) },
          ]),
        ),
        keymap.of([...historyKeymap, ...defaultKeymap, indentWithTab]),
      ],
    }),
  });
  return {
    get source() {
      return view.state.doc.toString();
    },
    set source(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    focus: () => view.focus(),
    focusAt(point) {
      const position = view.posAtCoords(point);
      if (position !== null) view.dispatch({ selection: { anchor: position } });
      view.focus();
    },
    mark(line) {
      view.dispatch({
        effects: [setMark.of(line), numbers.reconfigure(line === null ? [] : lineNumbers())],
      });
    },
  };
}
