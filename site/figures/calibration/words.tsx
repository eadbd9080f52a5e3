/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

interface Row {
  readonly count: number;
  readonly said: string;
  readonly right: string;
}

interface Said {
  readonly temperature: string;
  readonly set: string;
  /** The first class's share on average, how often it is right, and the mean gap between the two. */
  readonly said: string;
  readonly right: string;
  readonly gap: string;
  /** This picture's first class. */
  readonly name: string;
  readonly share: string;
}

interface Caption {
  readonly scenes: number;
  readonly others: number;
  readonly best: string;
  /** Whether the site's own weights are shown. */
  readonly own: boolean;
}

const en = {
  title: 'How sure it says it is, and how often it is right',
  diagram: (set: string, temperature: string) => `Fresh scenes, ${set}; logits divided by ${temperature}`,
  described: (rows: readonly Row[]) =>
    `Reliability diagram. ${rows.map(({ count, said, right }) => `${count} scenes: said ${said}, right ${right}`).join('; ')}.`,
  axes: { said: 'says, %', right: 'is right, %', scenes: 'above: number of scenes' },
  plain: 'This picture, as the model says it',
  divided: (temperature: string) => `This picture, logits divided by ${temperature}`,
  count: 'Count how often it is right',
  hide: 'Hide the count',
  first: 'Say first whether it is right more or less often than it says, then count.',
  temperature: 'Temperature',
  set: 'Scenes',
  sets: {
    training_styles: 'drawn as in training',
    style_never_trained_on: 'drawn in another style',
  },
  says: ({ temperature, set, said, right, gap, name, share }: Said) =>
    `Temperature ${temperature}, scenes ${set}: it says ${said} on average and is right in ${right}; mean gap ${gap}. This picture: ${name} ${share}.`,
  caption: ({ scenes, others, best, own }: Caption) => (
    <>
      {scenes} scenes drawn as in training and {others} in a style never trained on, sorted by the share of
      their first class; a bar is how often that class is right, the orange line the gap to what was said. The
      temperature that fits best, found on other scenes of the training styles, is {best}.{' '}
      {!own && 'Measured with the site’s own weights, not with the chosen ones. '}
      <Claim kind="this-model" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '它说自己有多大把握，又有多少次是对的',
  diagram: (set, temperature) => `新的场景，${set}；logit 除以 ${temperature}`,
  described: (rows) =>
    `可靠性图。${rows.map(({ count, said, right }) => `${count} 个场景：说 ${said}，对 ${right}`).join('；')}。`,
  axes: { said: '自称，%', right: '答对，%', scenes: '上方：场景数' },
  plain: '这张图片，模型原来的说法',
  divided: (temperature) => `这张图片，logit 除以 ${temperature}`,
  count: '数一数答对多少',
  hide: '把计数藏起来',
  first: '先说它答对的次数比它自称的多还是少，再数。',
  temperature: '温度',
  set: '场景',
  sets: { training_styles: '画风与训练时相同', style_never_trained_on: '另一种画风' },
  says: ({ temperature, set, said, right, gap, name, share }) =>
    `温度 ${temperature}，${set}的场景：平均自称 ${said}，答对 ${right}，平均相差 ${gap}。这张图片：${name} ${share}。`,
  caption: ({ scenes, others, best, own }) => (
    <>
      {scenes} 个画风与训练时相同的场景、{others}{' '}
      个画风从没训练过的场景，按第一名所占的百分比分组；柱子是这一组里第一名答对的比例，橙色线是它与自称之间的差距。在另一批（画风与训练时相同的）场景上找到的最合适的温度是{' '}
      {best}。{!own && '这里测的是本站自带的权重，不是你选的权重。'}
      <Claim kind="this-model" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
