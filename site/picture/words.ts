/** The picture chooser's words in both languages. */
import type { DecodeNote } from '#lib/image/decode.ts';
import type { ImageFault } from '#lib/image/error.ts';
import type { Language } from '#lib/plot/language.ts';

const en = {
  button: 'Picture…',
  title: 'Choose a picture',
  close: 'Close',
  own: 'Your own picture',
  file: 'Choose a file …',
  drop: 'Or drop it here, or paste it. It stays in this browser: nothing is uploaded.',
  camera: 'Camera',
  shoot: 'Take the picture',
  cameraOff: 'Camera off',
  cameraView: 'What the camera sees',
  cameraFailed: (reason: string) => `The camera did not start: ${reason}`,
  cameraDenied: 'it was not allowed for this page.',
  cameraMissing: 'none was found.',
  gallery: 'Pictures that come with the book',
  back: 'Back to the book’s picture',
  chosen: (name: string) => `Now shown: ${name}.`,
  chosenBook: 'Now shown: the book’s picture.',
  ownFile: (file: string) => `Your picture, ${file}`,
  photo: 'photo',
  notKept: 'This browser keeps nothing for this site, so the picture holds for this page only.',
  failed: (reason: string) => `That did not work: ${reason}`,
  faults: null as Record<ImageFault, string> | null,
  notes: {
    'first-frame': 'Of an animation, the first picture is taken.',
    'alpha-dropped': 'Transparency is dropped.',
    'made-smaller': 'It was made smaller first, being very large.',
  } satisfies Record<DecodeNote, string>,
};

export type PictureWords = Omit<typeof en, 'notes'> & { readonly notes: Record<DecodeNote, string> };

const zh: PictureWords = {
  button: '图片……',
  title: '选择一张图片',
  close: '关闭',
  own: '你自己的图片',
  file: '选择文件……',
  drop: '也可以把文件拖到这里，或粘贴。图片只留在这个浏览器里，不会上传。',
  camera: '摄像头',
  shoot: '拍照',
  cameraOff: '关闭摄像头',
  cameraView: '摄像头画面',
  cameraFailed: (reason) => `摄像头没有启动：${reason}`,
  cameraDenied: '此页面没有得到许可。',
  cameraMissing: '没有找到摄像头。',
  gallery: '本书自带的图片',
  back: '回到本书的图片',
  chosen: (name) => `现在显示：${name}。`,
  chosenBook: '现在显示：本书的图片。',
  ownFile: (file) => `你的图片 ${file}`,
  photo: '照片',
  notKept: '这个浏览器不为本站保存任何内容，所以这张图片只在本页有效。',
  failed: (reason) => `没有成功：${reason}`,
  faults: {
    empty: '文件是空的，有 0 个字节。',
    'not-an-image': '这个文件不是这里能读的图片：它不是 PNG、JPEG、WebP、GIF、AVIF 或 BMP。',
    unsupported: '这个浏览器读不了这种图片；请另存为 JPEG 或 PNG 再试。',
    'too-large': '图片太大：文件最多 200 MB，最多 1 亿像素（BMP 最多 2500 万）。',
    'too-thin': '图片太细长：把短边缩放到模型要的长度后，长边会超出能处理的范围。',
    hollow: '这个文件很小，却声称有极多的像素，这里不解码这样的图片。',
    laborious: '这张图片的结构太繁复，解码会花太长时间。',
    'too-slow': '这张图片处理得太久，已经放弃。',
    damaged: '图片已损坏，无法解码。',
  },
  notes: {
    'first-frame': '动画只取第一帧。',
    'alpha-dropped': '透明度已去掉。',
    'made-smaller': '图片很大，已先缩小。',
  },
};

export const pictureWords: Record<Language, PictureWords> = { en, 'zh-CN': zh };
