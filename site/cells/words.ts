/** What a cell says, in both languages. */
import type { Language } from '#lib/plot/language.ts';
import type { StartFault } from '#lib/python/start-error.ts';

export interface CellWords {
  readonly run: string;
  readonly runAbove: string;
  readonly stop: string;
  readonly reset: string;
  readonly copy: string;
  readonly copied: string;
  readonly cell: string;
  readonly cellNumber: (number: number) => string;
  readonly runCell: (number: number) => string;
  readonly codeOf: (cell: string) => string;
  readonly outputOf: (cell: string) => string;
  readonly heardPart: (beginning: string, lines: number) => string;
  readonly edited: string;
  readonly waiting: string;
  readonly starting: string;
  readonly escape: string;
  readonly showOutput: string;
  readonly stopped: string;
  readonly restarted: string;
  readonly fresh: string;
  readonly memory: string;
  readonly spoiled: string;
  readonly exited: string;
  readonly tooDeep: string;
  readonly restart: string;
  readonly crashed: string;
  /** The figures' model was released to make room, before the run or after it failed. */
  readonly figuresReleased: (failed: boolean) => string;
  readonly aboveNotRun: string;
  readonly pretendCuda: string;
  /** `reason` is English, for a failure without a kind. */
  readonly cannotStart: (fault: StartFault | null, reason: string) => string;
  /** A file that Python or the cell needs did not come. */
  readonly notLoaded: (file: string) => string;
  readonly retry: string;
  /** Megabytes, and of how many where that is known. */
  readonly loading: (loaded: string, total: string | null) => string;
  readonly aboveFailed: string;
  readonly running: (seconds: string) => string;
  readonly done: (time: string) => string;
  readonly failed: (type: string, line: number | null) => string;
  readonly timeLimit: (seconds: number) => string;
}

const en: CellWords = {
  run: 'Run',
  runAbove: 'Run all above',
  stop: 'Stop',
  reset: 'Reset',
  copy: 'Copy',
  copied: 'Copied',
  cell: 'Python cell',
  cellNumber: (number) => `Python cell ${number}`,
  runCell: (number) => `Run cell ${number}`,
  codeOf: (cell) => `Code of ${cell}`,
  outputOf: (cell) => `Output of ${cell}`,
  heardPart: (beginning, lines) => `${beginning} … ${lines} lines in all.`,
  edited: 'edited',
  waiting: 'Waiting for the cell before',
  starting: 'Starting Python',
  escape: 'Tab leaves the editor until you type; then it indents, and Escape gives it back.',
  showOutput: 'Show the output',
  stopped: 'Stopped.',
  restarted: 'Python was restarted: names defined before are gone.',
  fresh: 'A new namespace: names defined before Python was restarted are gone.',
  memory: 'Python had no memory left.',
  spoiled: 'This cell changed Python itself.',
  exited: 'This cell ended Python.',
  tooDeep: 'The recursion went deeper than this browser allows.',
  restart: 'Restart Python',
  crashed: 'Python broke off.',
  figuresReleased: (failed) =>
    `Python and the figures did not fit into this device’s memory together, so the figures’ model was let go; a figure loads it again when it is touched.${failed ? ' Run the cell again.' : ''}`,
  aboveNotRun: 'Cells above have not run here yet.',
  pretendCuda: 'This cell pretends that a GPU is there.',
  cannotStart: (_, reason) => `Python could not start: ${reason}`,
  notLoaded: (file) => `Python could not be loaded: the network or the site did not answer for ${file}.`,
  retry: 'Retry',
  loading: (loaded, total) =>
    total === null ? `Loading Python: ${loaded} MB` : `Loading Python: ${loaded} of ${total} MB`,
  aboveFailed: 'A cell above did not run to its end, so this one did not run.',
  running: (seconds) => `Running, ${seconds} s`,
  done: (time) => `Done in ${time}`,
  failed: (type, line) => (line === null ? type : `${type} in line ${line}`),
  timeLimit: (seconds) => `Stopped after ${seconds} s: a cell may run no longer here.`,
};

const zh: CellWords = {
  run: '运行',
  runAbove: '运行以上全部',
  stop: '停止',
  reset: '还原',
  copy: '复制',
  copied: '已复制',
  cell: 'Python 代码单元',
  cellNumber: (number) => `Python 代码单元 ${number}`,
  runCell: (number) => `运行代码单元 ${number}`,
  codeOf: (cell) => `${cell} 的代码`,
  outputOf: (cell) => `${cell} 的输出`,
  heardPart: (beginning, lines) => `${beginning}……共 ${lines} 行。`,
  edited: '已修改',
  waiting: '等待前一个代码单元',
  starting: '正在启动 Python',
  escape: '开始输入之前，Tab 键离开编辑器；输入之后它用来缩进，按 Esc 后又可以离开。',
  showOutput: '显示输出',
  stopped: '已停止。',
  restarted: 'Python 已重新启动：之前定义的名字都没有了。',
  fresh: '新的命名空间：Python 重新启动之前定义的名字都没有了。',
  memory: 'Python 没有内存可用了。',
  spoiled: '这个代码单元改动了 Python 本身。',
  exited: '这个代码单元让 Python 退出了。',
  tooDeep: '递归的深度超出了浏览器允许的范围。',
  restart: '重启 Python',
  crashed: 'Python 意外中断。',
  figuresReleased: (failed) =>
    `这台设备的内存容不下 Python 和图同时运行，所以图的模型已释放；再触碰图时会重新加载。${failed ? '请再运行一次这个代码单元。' : ''}`,
  aboveNotRun: '上面的代码单元还没有在这里运行过。',
  pretendCuda: '这个代码单元假装有 GPU。',
  cannotStart: (fault, reason) => `Python 无法启动：${startFaultInChinese(fault) ?? reason}`,
  notLoaded: (file) => `Python 没有加载成功：网络或网站没有给出 ${file}。`,
  retry: '重试',
  loading: (loaded, total) =>
    total === null ? `正在加载 Python：${loaded} MB` : `正在加载 Python：${loaded} / ${total} MB`,
  aboveFailed: '上面有一个代码单元没有运行到底，所以这个代码单元没有运行。',
  running: (seconds) => `运行中，${seconds} 秒`,
  done: (time) => `用时 ${time}`,
  failed: (type, line) => (line === null ? type : `第 ${line} 行：${type}`),
  timeLimit: (seconds) => `运行 ${seconds} 秒后停止：这里一个代码单元最多运行这么久。`,
};

function startFaultInChinese(fault: StartFault | null): string | null {
  switch (fault?.kind) {
    case 'silent':
      return `它有 ${fault.seconds} 秒没有响应。`;
    case 'broken':
      return fault.reason ?? '它的 worker 脚本没有加载。';
    case 'ended':
      return '它在启动过程中被结束了。';
    case undefined:
      return null;
  }
}

export const cellWords: Record<Language, CellWords> = { en, 'zh-CN': zh };
