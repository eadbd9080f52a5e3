/** The words of the weights menu in both languages. */
import type { Language } from '#lib/plot/language.ts';
import type { BackendName } from '#lib/engine/contract.ts';
import type { RunNote } from '#lib/engine/note.ts';
import type { NoWebGpu } from '#lib/engine/web-gpu.ts';
import type { SafetensorsFault } from '#lib/safetensors/error.ts';
import type { WeightsDetail } from '#lib/weights/error.ts';
import type { FileKind } from '#lib/weights/file-kind.ts';
import type { FitsNot } from '#lib/weights/recognise.ts';
import type { PostedFault } from '#lib/weights/weights-protocol.ts';
import type { LastRun } from '../book/backends.ts';
import type { OfficialWeights } from './catalog.ts';
import { size } from './sizes.ts';

const shape = (sizes: readonly number[]): string => `(${sizes.join(', ')})`;

const BACKENDS = { webgpu: 'WebGPU', wasm: 'WebAssembly' } as const satisfies Record<BackendName, string>;

type Times = Readonly<Record<BackendName, number>>;

const milliseconds = (time: number): string => `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;

const en = {
  button: 'Weights…',
  title: 'Choose the weights',
  close: 'Close',
  site: 'This site’s scenes model',
  siteAbout: 'ViT-Tiny, comes with the site. It has only seen drawings, of 100 kinds.',
  kept: 'Kept in this browser',
  official: 'timm’s official weights: they know photographs',
  other: 'Another checkpoint of the hub',
  otherLabel: 'Hub id',
  otherHint: 'Any model that this site builds: plain ViTs, DeiTs and ResNets.',
  file: 'Your own file',
  chooseFile: 'Choose a .safetensors file …',
  drop: 'Or drop it here. It is read and kept in this browser and never leaves your machine.',
  use: 'Use',
  inUse: 'In use',
  delete: 'Delete',
  changed: 'Changed?',
  changedOf: (name: string) => `Ask the hub whether ${name} has changed`,
  isChanged: (name: string, host: string) =>
    `${host} has another file of ${name} now. The one kept here goes on as it is; delete it and download it again to have the new one.`,
  isSame: (name: string, host: string) => `${host} has the same file of ${name}.`,
  notAsked: (name: string) => `${name} could not be asked for; the file kept here goes on as it is.`,
  deleted: (name: string) => `${name} is deleted.`,
  download: (size: string) => `Download ${size}`,
  goOn: (rest: string) => `Go on: ${rest} left`,
  lookUp: 'Download',
  cancel: 'Cancel',
  anyway: 'Download all the same',
  partly: (stored: string, size: string) => `${stored} of ${size} stored`,
  host: (host: string) =>
    `Downloads come from ${host}. That host sees your network address and which file you ask for. Nothing is fetched before you press a button.`,
  hub: 'Download from',
  room: (usage: string, quota: string) => `This site stores ${usage}; this browser lets it store ${quota}.`,
  about: ({ licence, top1, trainedOn }: OfficialWeights) =>
    `${{ in21k: 'Trained on ImageNet-21k, then ImageNet', in1k: 'Trained on ImageNet', distilled: 'Trained on ImageNet with a teacher' }[trainedOn]}; names ${top1} % of its test photographs right. ${licence}.`,
  stop: '. ',
  cellsOnly:
    'The figures show ResNets, and ViTs and DeiTs with pictures of 224 pixels in patches of 16: these weights run in the Python cells.',
  nowCells: (name: string) =>
    `${name} is kept. Cells that build it with pretrained=True run on it; the figures stay on the weights they had.`,
  now: {
    vit: (name: string) => `The figures now run on ${name}.`,
    resnet: (name: string) => `Where a figure shows a ResNet, it now runs on ${name}.`,
  },
  resnetsOnly: 'For the figures that show a ResNet, and for the Python cells.',
  nowSite: 'The figures now run on this site’s own weights.',
  taken: (name: string, model: string, prefix: string) =>
    `${name} is a ${model}.${prefix ? ` “${prefix}” is taken off its tensors’ names.` : ''}`,
  notLasting: 'This browser keeps no files, so the weights hold for this page only.',
  asking: 'Asking the hub …',
  progress: (loaded: string, total: string, left: string) => `${loaded} of ${total}${left && `, ${left}`}`,
  seconds: (count: number) => `about ${count} s left`,
  minutes: (count: number) => `about ${count} min left`,
  stalled: 'Nothing has come for ten seconds. Trying a new connection.',
  retrying: 'The connection broke. Going on from what is stored.',
  elsewhere: 'Another tab downloads this file. Waiting for it.',
  checking: 'Checking the file …',
  stopped: 'Stopped. What came is kept, and the next download goes on from there.',
  tooBig: (size: string) => `It needs about ${size} of memory, more than this device may give a page.`,
  photo:
    'This model has only seen drawings like those that come with the book. What it calls a photograph means little; what it does with it is real.',
  photoOffer: (size: string) => `Use timm’s ViT-Tiny, which knows photographs (${size})`,
  wanted: (ids: string) => `The weights of ${ids} are not in this browser.`,
  wantedOffer: (label: string, size: string) => `Download ${label}${size && ` (${size})`} and run again`,
  none: 'No weights are kept in this browser.',
  namesNotLoaded: (status: number) => `The names of ImageNet’s classes could not be loaded (${status}).`,
  badId: (text: string) => `“${text}” is no hub id; one looks like timm/resnet18.a1_in1k.`,
  fault: (_: string, { message }: PostedFault) => message,
  computes: 'What computes',
  backends: BACKENDS,
  faster: 'whichever is faster',
  fasterAbout:
    'Whichever is faster: both run a model three times, once, when the page has nothing else to do.',
  lastRun: (backend: BackendName, last: LastRun | undefined) =>
    last === undefined
      ? 'has not run a model in this browser yet.'
      : `took ${milliseconds(last.milliseconds)} for the last run${backend === 'wasm' ? `, with ${last.threads === 1 ? 'one thread' : `${last.threads} threads`}` : ''}.`,
  raced: (label: string, winner: BackendName, times: Times) =>
    `${label}: ${BACKENDS.webgpu} ${milliseconds(times.webgpu)}, ${BACKENDS.wasm} ${milliseconds(times.wasm)}. ${BACKENDS[winner]} computes it.`,
  differs: (label: string, difference: number) =>
    `${label}: WebGPU and WebAssembly differ by ${difference.toPrecision(2)}. So WebAssembly computes it.`,
  backendAsked: 'From the next page on.',
  noWebGpu: {
    'no-jspi': 'WebGPU is not used: this browser’s WebAssembly cannot wait for it. WebAssembly computes.',
    none: 'There is no WebGPU here. WebAssembly computes.',
    software: 'WebGPU is in software here, and slow. WebAssembly computes.',
  } as Record<NoWebGpu, string>,
  note: (note: RunNote): string => {
    switch (note.kind) {
      case 'no-webgpu':
        return en.noWebGpu[note.why];
      case 'webgpu-not-started':
        return `WebGPU did not start (${note.reason}), so WebAssembly computes.`;
      case 'webgpu-differs':
        return `WebGPU and WebAssembly differ by ${note.difference.toPrecision(2)}. So WebAssembly computes.`;
      case 'webgpu-stopped':
        return 'WebGPU stopped working. So WebAssembly computes.';
      case 'one-thread':
        return 'WebAssembly threads did not start, so one thread computes.';
      case 'python-ended':
        return 'Python and these figures did not fit into this device’s memory together, so Python was ended; the next run of a cell starts it anew.';
    }
  },
};

type Words = typeof en;

const KINDS = {
  'web-page': '一个网页',
  'lfs-pointer': '一个 Git LFS 指针：它只说明文件在哪里，不是文件本身',
  npz: '一个 NumPy 压缩包（.npz）',
  zip: '一个 zip 压缩包，PyTorch 的 .pth、.pt 和 .bin 文件就是这样',
  pickle: '一个 Python pickle 文件',
  gguf: '一个 GGUF 文件',
  hdf5: '一个 HDF5 文件，Keras 的 .h5 文件就是这样',
  tflite: '一个 TensorFlow Lite 文件',
  onnx: '一个 ONNX 文件',
  gzip: '一个 gzip 压缩包',
  picture: '一张图片',
  pdf: '一个 PDF 文档',
  xml: '一段 XML 或 HTML 文本',
  json: '一段 JSON 文本',
} as const satisfies Record<FileKind, string>;

const MALFORMED = {
  'too-short': '它不到 8 个字节，连文件头的长度都写不下',
  'header-length': '文件开头声明的文件头长度不对',
  'header-text': '文件头不是有效的 JSON 文本',
  metadata: '文件头里的“__metadata__”不是一组文本',
  entry: '文件头里有张量的条目不完整，或名称重复',
  dtype: '有张量的 dtype 是这里不读的（例如复数）',
  shape: '有张量的形状不对：形状是一串不小于 0 的整数',
  offsets: '有张量的位置与它的形状和 dtype 对不上',
  overlap: '有两个张量占用同一段字节',
  hole: '有些字节不属于任何张量',
  truncated: '文件被截断了，张量没有到齐',
  trailing: '文件末尾多出一些字节',
  'unknown-name': '它没有要找的张量',
} as const satisfies Record<SafetensorsFault, string>;

/** Why a file did not come or is of no use. */
function reason(name: string, detail: WeightsDetail): string {
  switch (detail.is) {
    case 'status':
      return answered(name, detail.status);
    case 'too-large':
      return `${name} 有 ${size(detail.bytes)}；这里最多装入 2 GB 的文件。`;
    case 'size':
      return `${name} 不是本页需要的那个文件：它有 ${size(detail.bytes)}，应为 ${size(detail.expected)}。`;
    case 'malformed':
      return `${name} 不是有效的 safetensors 文件：${MALFORMED[detail.fault]}。`;
    case 'kind':
      return `${name} 不是 safetensors 文件，而是${KINDS[detail.kind]}。`;
    case 'empty':
      return `${name} 是空的，有 0 个字节。`;
    case 'in-parts':
      return `${name} 的权重分在几个文件里，或者这只是它们的索引；这里只装入放在一个文件里的权重。`;
    case 'login-page':
      return `得到的不是 ${name}，而是一个网页：这个网络可能需要先登录。`;
    case 'no-hub':
      return `对 ${name} 的回答不像是权重站点给出的。`;
    case 'longer':
      return `收到的 ${name} 比权重站点声明的长。`;
    case 'hash':
      return `收到的 ${name} 与权重站点声明的 SHA-256 不一致，没有保存。`;
    case 'not-kept':
      return `${name} 已不在这个浏览器里。`;
  }
}

function answered(name: string, status: number): string {
  if (status === 404 || status === 410) return `找不到 ${name}（服务器回答 ${status}）。`;
  if (status === 401 || status === 403)
    return `${name} 不是人人可取（服务器回答 ${status}）：没有这个名称，或需要登录。`;
  if (status === 429) return '来自这个网络的请求太多（服务器回答 429）。请等几分钟再继续。';
  return `对 ${name}，服务器回答 ${status}；请稍后再试。`;
}

const fitsNot = (name: string, { nearest, key, expected, found, differences }: FitsNot): string => {
  if (differences === 0) return `${name} 不适合这里的任何模型：它没有张量。`;
  if (nearest === null) return `${name} 不适合这里的任何模型：没有哪个模型有名为“${key}”的张量。`;
  const what =
    expected === null
      ? `它没有“${key}”`
      : found === null
        ? `文件里缺少它的“${key}”`
        : `它的“${key}”形状是 ${shape(expected)}，文件里是 ${shape(found)}`;
  const more = differences > 1 ? `，另有 ${differences - 1} 处不同` : '';
  return `${name} 不适合这里的任何模型。最接近的是 ${nearest}：${what}${more}。`;
};

const zh: Words = {
  button: '权重……',
  title: '选择权重',
  close: '关闭',
  site: '本站的场景模型',
  siteAbout: 'ViT-Tiny，随网站提供。它只见过画，共 100 种。',
  kept: '已存在这个浏览器里',
  official: 'timm 的官方权重：它们认识照片',
  other: '权重站点上的其他权重',
  otherLabel: '权重编号',
  otherHint: '本站能搭建的任何模型：普通的 ViT、DeiT 和 ResNet。',
  file: '你自己的文件',
  chooseFile: '选择 .safetensors 文件……',
  drop: '也可以把文件拖到这里。文件只在这个浏览器里读取和保存，不会离开你的电脑。',
  use: '使用',
  inUse: '使用中',
  delete: '删除',
  changed: '有变化吗？',
  changedOf: (name) => `询问权重站点：${name} 有没有变化`,
  isChanged: (name, host) =>
    `${host} 上的 ${name} 现在是另一个文件。这里保存的照常使用；要用新的，请删除后重新下载。`,
  isSame: (name, host) => `${host} 上的 ${name} 还是同一个文件。`,
  notAsked: (name) => `没能问到 ${name}；这里保存的文件照常使用。`,
  deleted: (name) => `已删除 ${name}。`,
  download: (size) => `下载 ${size}`,
  goOn: (rest) => `继续：还差 ${rest}`,
  lookUp: '下载',
  cancel: '取消',
  anyway: '仍然下载',
  partly: (stored, size) => `已存 ${stored}，共 ${size}`,
  host: (host) =>
    `权重从 ${host} 下载。该主机会看到你的网络地址，以及你要的是哪个文件。你按下按钮之前不会下载任何东西。`,
  hub: '下载来源',
  room: (usage, quota) => `本站已占用 ${usage}；这个浏览器允许它占用 ${quota}。`,
  about: ({ licence, top1, trainedOn }) =>
    `${{ in21k: '先在 ImageNet-21k、再在 ImageNet 上训练', in1k: '在 ImageNet 上训练', distilled: '在 ImageNet 上由教师模型指导训练' }[trainedOn]}；测试照片的识别正确率为 ${top1} %。${licence}。`,
  stop: '。',
  cellsOnly:
    '本书的图显示的是 ResNet，以及图片 224 像素、patch 16 像素的 ViT 和 DeiT：这些权重用在 Python 代码单元里。',
  nowCells: (name) => `${name} 已保存。用 pretrained=True 搭建它的代码单元会使用这些权重；图仍用原来的权重。`,
  now: {
    vit: (name) => `现在的图用的是 ${name}。`,
    resnet: (name) => `图里的 ResNet 现在用的是 ${name}。`,
  },
  resnetsOnly: '用于展示 ResNet 的图，以及 Python 代码单元。',
  nowSite: '现在的图用的是本站自己的权重。',
  taken: (name, model, prefix) => `${name} 是 ${model}。${prefix ? `张量名前的“${prefix}”已去掉。` : ''}`,
  notLasting: '这个浏览器不保存文件，所以这些权重只在本页有效。',
  asking: '正在询问权重站点……',
  progress: (loaded, total, left) => `${loaded}，共 ${total}${left && `，${left}`}`,
  seconds: (count) => `大约还需 ${count} 秒`,
  minutes: (count) => `大约还需 ${count} 分钟`,
  stalled: '十秒没有收到数据，正在重新连接。',
  retrying: '连接断了，从已保存的地方继续。',
  elsewhere: '另一个标签页正在下载这个文件，等它完成。',
  checking: '正在校验文件……',
  stopped: '已停止。收到的部分已保存，下次从那里继续。',
  tooBig: (size) => `它需要大约 ${size} 内存，超过这台设备可能给一个网页的量。`,
  photo: '这个模型只见过本书自带的那类画。它怎么称呼一张照片没有多大意义；它对照片做的计算是真实的。',
  photoOffer: (size) => `改用认识照片的 timm ViT-Tiny（${size}）`,
  wanted: (ids) => `${ids} 的权重不在这个浏览器里。`,
  wantedOffer: (label, size) => `下载 ${label}${size && `（${size}）`}并重新运行`,
  none: '这个浏览器里没有保存权重。',
  namesNotLoaded: (status) => `ImageNet 的类别名称没能加载（${status}）。`,
  badId: (text) => `“${text}”不是权重编号；编号的样子是 timm/resnet18.a1_in1k。`,
  computes: '由什么来计算',
  backends: BACKENDS,
  faster: '哪个快用哪个',
  fasterAbout: '哪个快用哪个：页面空闲时，两者各把一个模型运行三次，只比这一回。',
  lastRun: (backend, last) =>
    last === undefined
      ? '还没有在这个浏览器里运行过模型。'
      : `上一次运行用了 ${milliseconds(last.milliseconds)}${backend === 'wasm' ? `，${last.threads} 个线程` : ''}。`,
  raced: (label, winner, times) =>
    `${label}：${BACKENDS.webgpu} ${milliseconds(times.webgpu)}，${BACKENDS.wasm} ${milliseconds(times.wasm)}。由 ${BACKENDS[winner]} 计算。`,
  differs: (label, difference) =>
    `${label}：WebGPU 与 WebAssembly 的结果相差 ${difference.toPrecision(2)}，所以由 WebAssembly 计算。`,
  backendAsked: '从下一页起生效。',
  noWebGpu: {
    'no-jspi': '没有使用 WebGPU：这个浏览器的 WebAssembly 无法等待它。由 WebAssembly 计算。',
    none: '这里没有 WebGPU。由 WebAssembly 计算。',
    software: '这里的 WebGPU 是软件模拟的，很慢。由 WebAssembly 计算。',
  },
  note: (note) => {
    switch (note.kind) {
      case 'no-webgpu':
        return zh.noWebGpu[note.why];
      case 'webgpu-not-started':
        return `WebGPU 没有启动（${note.reason}），所以由 WebAssembly 计算。`;
      case 'webgpu-differs':
        return `WebGPU 与 WebAssembly 的结果相差 ${note.difference.toPrecision(2)}，所以由 WebAssembly 计算。`;
      case 'webgpu-stopped':
        return 'WebGPU 停止工作了，所以由 WebAssembly 计算。';
      case 'one-thread':
        return 'WebAssembly 的多线程没有启动，所以用一个线程计算。';
      case 'python-ended':
        return '这台设备的内存容不下 Python 和这些图同时运行，所以 Python 已结束；下次运行代码单元时会重新启动。';
    }
  },
  fault: (name, { fault, message, detail, fitsNot: not }) => {
    if (not) return fitsNot(name, not);
    if (detail) return reason(name, detail);
    switch (fault) {
      case 'unreachable':
        return `连不上 ${name}：设备没有联网，或连接被拦截。`;
      case 'not-found':
        return `权重站点上没有 ${name} 的单个 model.safetensors 文件。`;
      case 'refused':
        return `${name} 没有拿到。`;
      case 'interrupted':
        return `${name} 的下载中断了；已收到的部分已保存，下次从那里继续。`;
      case 'no-room':
        return `这个浏览器放不下 ${name}。请删除别的权重，或腾出磁盘空间，再继续下载。`;
      case 'pickle':
        return `${name} 是 Python 的 pickle 文件（.pth、.pt、.bin、.ckpt），里面可以藏任何代码，所以这里不打开。请用两行 Python 转换：`;
      case 'unreadable':
        return `读不了 ${name}；选定之后它可能被移动或改动了。`;
      case 'wrong-file':
      case 'mismatch':
        return `${name} 不能用：${message}`;
      case 'stopped':
        return zh.stopped;
    }
  },
};

export const weightsWords: Record<Language, Words> = { en, 'zh-CN': zh };
export type WeightsWords = Words;
