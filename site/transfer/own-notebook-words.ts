/** What stands between the cells of the reader's own notebook, in both languages. */
import type { Language } from '#lib/plot/language.ts';

const en = {
  title: 'Your own classes, on your own machine',
  begin: (zip: string, model: string) =>
    `The lesson of the page, with real PyTorch and timm. Put beside this notebook what you saved there: \`${model}\` and \`${zip}\`. Or make the folders yourself, one for each class: the rest stays as it is.`,
  pictures: '## Pictures',
  split:
    '## Split first\n\nThe same draw as on the page: `torch.randperm` behind the same seed, three of five pictures of the smallest class, and as many of each other.',
  features:
    '## Frozen features\n\nThe saved file holds the backbone and the head that the page trained; `num_classes` is as many as there are names. Pictures are prepared as the backbone was trained, and nothing but a new head will learn.',
  loop: '## The loop',
  errors:
    '## Where it errs\n\nRow: what it is. Column: what was said. With fewer than 20 held-out pictures read counts, not percentages.',
  ways: '## The same pictures, named in other ways\n\nThe nearest neighbour learns nothing; colours see no shape; the last block learns hundreds of times more numbers from the same pictures.',
  save: '## Keep it\n\nBackbone, head and the names of the classes in one file. timm loads it by `checkpoint_path`; “Weights…” below a figure of the site does too.',
};

const zh: typeof en = {
  title: '你自己的类别，在你自己的机器上',
  begin: (zip, model) =>
    `页面上的那一课，换成真正的 PyTorch 和 timm。把在页面上保存的 \`${model}\` 和 \`${zip}\` 放在这个 notebook 旁边。也可以自己建文件夹，每类一个：其余都不用改。`,
  pictures: '## 图片',
  split:
    '## 先划分\n\n和页面上抽的一样：同一个种子之后的 `torch.randperm`，最小的一类取五分之三的图片，其他各类取同样多。',
  features:
    '## 冻结的特征\n\n保存的文件里有骨干网络，也有页面上训练好的分类头；有几个名字，`num_classes` 就是几。图片按骨干网络训练时的办法准备，只有一个新的分类头要学习。',
  loop: '## 训练循环',
  errors: '## 错在哪里\n\n行：它是什么。列：说成了什么。留出的图片不到 20 张，就看个数，不看百分比。',
  ways: '## 同样的图片，换别的办法来认\n\n最近邻什么也不学；颜色看不见形状；最后一个 block 用同样的图片，学的数却多几百倍。',
  save: '## 留住它\n\n骨干网络、分类头和类别的名字在一个文件里。timm 用 `checkpoint_path` 装入它；网站上任一图下面的“权重……”也能打开。',
};

export const ownNotebookWords: Record<Language, typeof en> = { en, 'zh-CN': zh };
