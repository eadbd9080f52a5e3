/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const en = {
  title: 'The same held-out pictures, named in five ways',
  learned: (shots: number, unseen: boolean) =>
    `To learn from: ${shots} pictures of each class${unseen ? ', none of which this model has ever seen' : ''}`,
  held: (count: number) => `Right of ${count} held-out pictures`,
  picture: (name: string) => `a scene with a ${name}`,
  ways: {
    trained: 'New head on the trained backbone',
    chance: 'Chance',
    random: 'New head on a random backbone',
    pixels: 'New head on 16 × 16 colours',
    majority: 'Always the same class',
  },
  share: (percent: number) => `${percent} %`,
  mistakes: (way: string, count: number | null) =>
    count === null ? 'Mistakes, once there are some:' : `${way}: ${count} wrong`,
  called: (name: string) => `called ${name}`,
  ofWhich: 'Show the mistakes of',
  start: 'Try all five',
  stop: 'Stop',
  hide: 'Hide the answers',
  seed: 'Split',
  ask: 'Put the five in order first. Then try them: two backbones read 120 pictures each, which takes half a minute.',
  reading: (done: number, total: number) => `${done} of ${total} pictures read.`,
  says: (trained: number, pixels: number, random: number) =>
    `With this split: trained backbone ${trained} %, plain colours ${pixels} %, random backbone ${random} %.`,
  spread: (mean: number, least: number, most: number) => `ten splits: ${mean} % (${least}–${most})`,
  trying: (tried: number, splits: number) => `Other splits: ${tried} of ${splits} tried.`,
  over: (mean: number, least: number, most: number) =>
    `Over ten splits the trained backbone has ${mean} % on the mean, ${least} % at least and ${most} % at most.`,
  caption: (
    <>
      One split for all, decided before anything is learned; another split is another draw, and the line in a
      bar reaches from the worst of ten to the best. Each head is one Linear, trained by the loop below.{' '}
      <Claim kind="this-model" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '同一批留出的图片，五种办法来认',
  learned: (shots, unseen) => `用来学习：每类 ${shots} 张${unseen ? '，这个模型从没见过' : ''}`,
  held: (count) => `${count} 张留出图片中认对的比例`,
  picture: (name) => `一幅画着${name}的场景`,
  ways: {
    trained: '训练过的骨干网络上的新分类头',
    chance: '瞎猜',
    random: '随机骨干网络上的新分类头',
    pixels: '16 × 16 块颜色上的新分类头',
    majority: '永远说同一类',
  },
  share: (percent) => `${percent} %`,
  mistakes: (way, count) => (count === null ? '认错的图片会列在这里：' : `${way}：认错 ${count} 张`),
  called: (name) => `认成${name}`,
  ofWhich: '显示哪一种办法的错误',
  start: '五种都试',
  stop: '停止',
  hide: '收起答案',
  seed: '划分',
  ask: '先给五种办法排个名次，再来试：两个骨干网络各读 120 张图片，大约半分钟。',
  reading: (done, total) => `已读 ${done} / ${total} 张。`,
  says: (trained, pixels, random) =>
    `这次划分：训练过的骨干网络 ${trained} %，只看颜色 ${pixels} %，随机骨干网络 ${random} %。`,
  spread: (mean, least, most) => `十次划分：${mean} %（${least}–${most}）`,
  trying: (tried, splits) => `换别的划分：已试 ${tried} / ${splits}。`,
  over: (mean, least, most) =>
    `十次划分里，训练过的骨干网络平均 ${mean} %，最少 ${least} %，最多 ${most} %。`,
  caption: (
    <>
      五种办法用同一次划分，在学习之前就定好；换一次划分，就是另抽一次，条里的线从十次里最差的一次画到最好的一次。每个分类头都是一个
      Linear，由下文的循环训练。
      <Claim kind="this-model" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
