/** What a cell says, in the site's languages. */

export interface CellStrings {
  readonly run: string;
  readonly runAbove: string;
  readonly stop: string;
  readonly reset: string;
  readonly copy: string;
  readonly copied: string;
  readonly cell: string;
  readonly output: string;
  readonly code: string;
  readonly edited: string;
  readonly waiting: string;
  readonly starting: string;
  readonly escape: string;
  readonly showOutput: string;
  readonly stopped: string;
  readonly restarted: string;
  readonly fresh: string;
  readonly memory: string;
  readonly crashed: string;
  readonly aboveNotRun: string;
  readonly pretendCuda: string;
  readonly cannotStart: (reason: string) => string;
  readonly running: (seconds: string) => string;
  readonly done: (time: string) => string;
  readonly failed: (type: string, line: number | null) => string;
  readonly timeLimit: (seconds: number) => string;
}

const en: CellStrings = {
  run: 'Run',
  runAbove: 'Run all above',
  stop: 'Stop',
  reset: 'Reset',
  copy: 'Copy',
  copied: 'Copied',
  cell: 'Python cell',
  output: 'Output',
  code: 'Python code',
  edited: 'edited',
  waiting: 'Waiting for the cell before',
  starting: 'Starting Python',
  escape: 'Tab indents. To leave the editor press Escape, then Tab.',
  showOutput: 'Show the output',
  stopped: 'Stopped.',
  restarted: 'Python was restarted: names defined before are gone.',
  fresh: 'A new namespace: names defined before Python was restarted are gone.',
  memory: 'Python had no memory left.',
  crashed: 'Python broke off.',
  aboveNotRun: 'Cells above have not run here yet.',
  pretendCuda: 'This cell pretends that a GPU is there.',
  cannotStart: (reason) => `Python could not start: ${reason}`,
  running: (seconds) => `Running, ${seconds} s`,
  done: (time) => `Done in ${time}`,
  failed: (type, line) => (line === null ? type : `${type} in line ${line}`),
  timeLimit: (seconds) => `Stopped after ${seconds} s: a cell may run no longer here.`,
};

const zh: CellStrings = {
  run: '运行',
  runAbove: '运行以上全部',
  stop: '停止',
  reset: '还原',
  copy: '复制',
  copied: '已复制',
  cell: 'Python 单元',
  output: '输出',
  code: 'Python 代码',
  edited: '已修改',
  waiting: '等待前一个单元',
  starting: '正在启动 Python',
  escape: 'Tab 键缩进。要离开编辑器，先按 Esc，再按 Tab。',
  showOutput: '显示输出',
  stopped: '已停止。',
  restarted: 'Python 已重新启动：之前定义的名字都没有了。',
  fresh: '新的命名空间：Python 重新启动之前定义的名字都没有了。',
  memory: 'Python 没有内存可用了。',
  crashed: 'Python 意外中断。',
  aboveNotRun: '上面的单元还没有在这里运行过。',
  pretendCuda: '这个单元假装有 GPU。',
  cannotStart: (reason) => `Python 无法启动：${reason}`,
  running: (seconds) => `运行中，${seconds} 秒`,
  done: (time) => `用时 ${time}`,
  failed: (type, line) => (line === null ? type : `第 ${line} 行：${type}`),
  timeLimit: (seconds) => `运行 ${seconds} 秒后停止：这里一个单元最多运行这么久。`,
};

/** By the page's language, `zh-CN` or `en`; English for any other. */
export function cellStrings(language: string | undefined): CellStrings {
  return language?.startsWith('zh') ? zh : en;
}
