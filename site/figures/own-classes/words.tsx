/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const share = (percent: number | null, unit: string): string =>
  percent === null ? '' : ` (${percent}${unit})`;

const en = {
  title: 'Your classes, your pictures, a new head',
  private: 'Pictures stay on this page: nothing is uploaded, nothing is kept.',
  numbers: (learn: number, all: number) =>
    `${learn.toLocaleString('en-US')} of ${all.toLocaleString('en-US')} numbers will learn.`,
  unnamed: (k: number) => `class ${k}`,
  waiting: 'Five pictures or more: files, the camera, a drawing, or the example’s scenes.',
  curvesHere: 'The loss and both accuracies will be drawn here, step by step.',
  loss: 'loss',
  learned: 'learned from',
  held: 'held out',
  steps: 'step',
  learn: 'Learn',
  stop: 'Stop',
  seed: 'Split',
  collect: 'Collect at least five pictures of each class. The example’s scenes will do to begin with.',
  ask: 'The pictures are divided first; then the head learns.',
  reading: (done: number, total: number, held: number) =>
    `${held} of ${total} pictures are held out. ${done} read by the backbone.`,
  training: (step: number, steps: number) => `Step ${step} of ${steps}.`,
  result: (right: number, of: number, percent: number | null, wins: boolean) =>
    `${right} of ${of} held-out pictures${share(percent, ' %')} are named rightly.` +
    (wins
      ? ''
      : ' Plain colours do as well: this backbone is no help with these pictures. For photographs choose official weights under “Weights…”.'),
  confusion: 'Row: what it is. Column: what was said. Held-out pictures only.',
  baselines: (count: number) => `The same ${count} pictures, named in other ways`,
  ways: {
    head: 'New head on this backbone',
    nearest: 'Nearest neighbours, no training',
    block: 'New head and last block',
    random: 'New head on a random backbone',
    colours: 'New head on 16 × 16 colours',
    majority: 'Always the first class',
    chance: 'Chance, on the mean',
  },
  scored: (right: number, of: number, percent: number | null) =>
    `${Number(right.toFixed(1))} of ${of}${share(percent, ' %')}`,
  neighbours: 'Neighbours that vote',
  tryMore: (pictures: number) => `Try the two that are slow: ${pictures} pictures, twice`,
  tryingMore: (doing: 'tokens' | 'block' | 'random', count: number, of: number) =>
    doing === 'block'
      ? `Head and last block learn: step ${count} of ${of}.`
      : doing === 'tokens'
        ? `For the last block: ${count} of ${of} pictures read up to it.`
        : `Random backbone: ${count} of ${of} pictures read.`,
  mistakes: (count: number): string => (count === 0 ? 'No mistakes among them.' : 'The surest mistakes'),
  isA: (name: string) => `a picture of the class ${name}`,
  called: (name: string, sure: string) => `${name}, ${sure}`,
  caption: (
    <>
      Three of five pictures of the smallest class, and as many of each other, are learned from; all others
      are held out. The loop is the one above. <Claim kind="this-model" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '你的类别，你的图片，一个新的分类头',
  private: '图片只留在这个页面上：不上传，也不保存。',
  numbers: (learn, all) =>
    `${all.toLocaleString('en-US')} 个数里，要训练的有 ${learn.toLocaleString('en-US')} 个。`,
  unnamed: (k) => `第 ${k} 类`,
  waiting: '至少五张图片：来自文件、相机、手绘，或例子里的场景。',
  curvesHere: '损失和两种准确率会一步一步画在这里。',
  loss: '损失',
  learned: '学过的',
  held: '留出的',
  steps: '步',
  learn: '学习',
  stop: '停止',
  seed: '划分',
  collect: '每一类至少收集五张图片。可以先用例子里的场景。',
  ask: '先划分图片，然后分类头开始学习。',
  reading: (done, total, held) => `${total} 张图片中留出 ${held} 张。骨干网络已读 ${done} 张。`,
  training: (step, steps) => `第 ${step} 步，共 ${steps} 步。`,
  result: (right, of, percent, wins) =>
    `${of} 张留出的图片认对 ${right} 张${percent === null ? '' : `（${percent} %）`}。` +
    (wins ? '' : '只看颜色也能做到：这个骨干网络对这些图片没有帮助。是照片的话，请按“权重……”选官方权重。'),
  confusion: '行：它是什么。列：说成了什么。只算留出的图片。',
  baselines: (count) => `同样 ${count} 张图片，换别的办法来认`,
  ways: {
    head: '这个骨干网络上的新分类头',
    nearest: '最近邻，不训练',
    block: '新分类头加最后一个 block',
    random: '随机骨干网络上的新分类头',
    colours: '16 × 16 块颜色上的新分类头',
    majority: '永远说第一类',
    chance: '瞎猜的平均',
  },
  scored: (right, of, percent) =>
    `${of} 张中 ${Number(right.toFixed(1))} 张${percent === null ? '' : `（${percent} %）`}`,
  neighbours: '几个近邻投票',
  tryMore: (pictures) => `再试慢一些的两种（${pictures} 张图片各读两遍）`,
  tryingMore: (doing, count, of) =>
    doing === 'block'
      ? `分类头和最后一个 block 在学：第 ${count} 步，共 ${of} 步。`
      : doing === 'tokens'
        ? `为最后一个 block 读图片：${count} / ${of}。`
        : `随机骨干网络已读 ${count} / ${of} 张。`,
  mistakes: (count) => (count === 0 ? '其中没有认错的。' : '最有把握的错误'),
  isA: (name) => `一张${name}类的图片`,
  called: (name, sure) => `${name}，${sure}`,
  caption: (
    <>
      最小的一类取五分之三的图片来学习，其他各类取同样多；其余的都留出来。循环就是上文那一个。
      <Claim kind="this-model" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
