/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const en = {
  title: 'The numbers stay, the reading changes',
  swap: 'transpose the last two',
  row: 'Row that is read',
  shape: 'shape',
  strides: 'strides',
  ribbon: 'Memory: 24 places in their order, first the map of one filter, then the other’s',
  contiguous: (is: boolean) => `is_contiguous() is ${is ? 'True' : 'False'}`,
  legend: (row: number) =>
    `Set off: the places of row ${row}; the small number tells which is read first. Underlined in two colours: the maps of the two filters.`,
  reads: (row: number, numbers: string, step: number, strides: string) =>
    `Row ${row} reads ${numbers}: the next number is ${step} ${step === 1 ? 'place' : 'places'} on. Strides ${strides}.`,
  caption: (
    <>
      x is torch.arange(24.).reshape(1, 2, 3, 4): what proj gives, with 2 filters and a grid of 3 by 4. No
      line here copies a number. <Claim kind="architecture" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '数不动，动的是读法',
  swap: '交换最后两维',
  row: '读哪一行',
  shape: '形状',
  strides: '步长',
  ribbon: '内存：24 个位置按次序排列，先是一个滤波器的特征图，再是另一个的',
  contiguous: (is) => `is_contiguous() 为 ${is ? 'True' : 'False'}`,
  legend: (row) => `突出显示：第 ${row} 行的位置；小数字表示先读哪个。两种颜色的下划线：两个滤波器的图。`,
  reads: (row, numbers, step, strides) =>
    `第 ${row} 行读出 ${numbers}：下一个数在 ${step} 个位置之后。步长 ${strides}。`,
  caption: (
    <>
      x 是 torch.arange(24.).reshape(1, 2, 3, 4)：proj 给出的样子，只是 2 个滤波器、3 × 4
      的网格。这里没有哪一步复制过一个数。 <Claim kind="architecture" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
