/** The words of collecting pictures, in both languages. */
import type { Language } from '#lib/plot/language.ts';

const en = {
  name: (k: number) => `Name of class ${k}`,
  count: (count: number, fewest: number) =>
    count >= fewest ? `${count} pictures` : `${count} of at least ${fewest} pictures`,
  files: 'Files …',
  camera: 'Camera',
  draw: 'Draw',
  scenes: 'Scenes …',
  scenesOf: (count: number, name: string) => `${count} scenes: ${name}`,
  add: 'One more class',
  drop: 'Drop this class',
  dropPicture: (k: number) => `Drop picture ${k}`,
  addDrawing: 'Add this drawing',
  wipe: 'Wipe',
  close: 'Close',
  pad: 'Draw here with finger, pen or mouse',
};
export type CollectWords = typeof en;

const zh: CollectWords = {
  name: (k) => `第 ${k} 类的名字`,
  count: (count, fewest) => (count >= fewest ? `${count} 张图片` : `${count} 张，至少要 ${fewest} 张`),
  files: '文件……',
  camera: '摄像头',
  draw: '画一张',
  scenes: '场景……',
  scenesOf: (count, name) => `${count} 张场景：${name}`,
  add: '再加一类',
  drop: '去掉这一类',
  dropPicture: (k) => `去掉第 ${k} 张图片`,
  addDrawing: '加入这张画',
  wipe: '擦掉',
  close: '关闭',
  pad: '用手指、笔或鼠标在这里画',
};

export const collectWords: Record<Language, CollectWords> = { en, 'zh-CN': zh };
