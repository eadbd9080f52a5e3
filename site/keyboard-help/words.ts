/** The keyboard help's words in both languages: keys by what they work on. */
import type { Language } from '#lib/plot/language.ts';

/** What some keys do; `⌘` stands beside Ctrl for Macs. */
export interface KeyLine {
  readonly keys: readonly string[];
  readonly does: string;
}

export interface KeyboardHelpWords {
  readonly title: string;
  readonly close: string;
  readonly open: string;
  readonly byKey: string;
  readonly notKept: string;
  readonly groups: readonly { readonly title: string; readonly lines: readonly KeyLine[] }[];
}

const line = (does: string, ...keys: string[]): KeyLine => ({ keys, does });

const en: KeyboardHelpWords = {
  title: 'Keys',
  close: 'Close',
  open: 'Keys',
  byKey: 'The key ? opens this help',
  notKept: 'This browser keeps nothing for this site, so the choice holds for this page only.',
  groups: [
    {
      title: 'Everywhere',
      lines: [
        line('opens this help', '?'),
        line('searches', 'Ctrl K', '⌘ K'),
        line('goes to the next control, or back', 'Tab', 'Shift Tab'),
        line('closes a dialog or a menu, hides a hint', 'Esc'),
      ],
    },
    {
      title: 'The model on the home page',
      lines: [
        line('goes from stage to stage', '←', '→'),
        line('goes to the first or the last stage', 'Home', 'End'),
        line('opens the stage’s numbers', 'Enter'),
      ],
    },
    {
      title: 'Pictures with a grid',
      lines: [
        line('moves from cell to cell', '←', '→', '↑', '↓'),
        line('goes to the ends of the row', 'Home', 'End'),
        line('goes to the first or the last cell', 'Ctrl Home', 'Ctrl End'),
        line('picks the cell', 'Enter', 'Space'),
        line('leaves the grid', 'Esc'),
      ],
    },
    {
      title: 'Python cells',
      lines: [
        line('runs the cell', 'Ctrl Enter', '⌘ Enter'),
        line('runs it and goes to the next', 'Shift Enter'),
        line('indents once you have typed; before, and after Esc, leaves the editor', 'Tab'),
      ],
    },
  ],
};

const zh: KeyboardHelpWords = {
  title: '按键',
  close: '关闭',
  open: '按键说明',
  byKey: '按 ? 键打开本说明',
  notKept: '这个浏览器不为本站保存任何内容，所以这个选择只在本页有效。',
  groups: [
    {
      title: '任何地方',
      lines: [
        line('打开本说明', '?'),
        line('搜索', 'Ctrl K', '⌘ K'),
        line('移到下一个控件，或返回上一个', 'Tab', 'Shift Tab'),
        line('关闭对话框或菜单，隐藏提示', 'Esc'),
      ],
    },
    {
      title: '首页上的模型',
      lines: [
        line('在各阶段之间移动', '←', '→'),
        line('移到第一个或最后一个阶段', 'Home', 'End'),
        line('打开该阶段的数值', 'Enter'),
      ],
    },
    {
      title: '带网格的图',
      lines: [
        line('在格子之间移动', '←', '→', '↑', '↓'),
        line('移到本行两端', 'Home', 'End'),
        line('移到第一个或最后一个格子', 'Ctrl Home', 'Ctrl End'),
        line('选中格子', 'Enter', 'Space'),
        line('离开网格', 'Esc'),
      ],
    },
    {
      title: 'Python 代码单元',
      lines: [
        line('运行代码单元', 'Ctrl Enter', '⌘ Enter'),
        line('运行并移到下一个', 'Shift Enter'),
        line('输入之后缩进；输入之前和按 Esc 之后离开编辑器', 'Tab'),
      ],
    },
  ],
};

export const keyboardHelpWords: Record<Language, KeyboardHelpWords> = { en, 'zh-CN': zh };
