/** Errors of weights and of what computes, in the language of the page. */
import { EngineError, type EngineFault } from '#lib/engine/engine-error.ts';
import type { Language } from '#lib/plot/language.ts';
import { WeightsError } from '#lib/weights/error.ts';
import type { Book } from '../book/open-book.ts';
import { weightsWords } from './words.ts';

/** A book whose errors are said in `lang`; what kind they are, and of whose fault, stays as it is. */
export function sayingErrors(book: Book, lang: Language): Book {
  if (lang === 'en') return book; // the sentences of lib
  const saying = (name: string) => (error: unknown) => {
    throw saidError(error, name);
  };
  return {
    picture: () => book.picture(),
    load: (model, options) => book.load(model, options).catch(saying(model.label)),
    run: (model, taps, options) => book.run(model, taps, options).catch(saying(model.label)),
    race: (model) => book.race(model),
    outline: (model, options) => book.outline(model, options).catch(saying(model.name)),
  };
}

/**
 * The same error in Chinese; `name` is what its weights are called. PyTorch's errors are in PyTorch's words.
 */
export function saidError(error: unknown, name: string): unknown {
  if (error instanceof WeightsError) {
    const { fault, detail, message } = error;
    const said = weightsWords['zh-CN'].fault(name, { fault, detail, message });
    return new WeightsError(fault, said, { detail, cause: error });
  }
  if (!(error instanceof EngineError)) return error;
  const said = new EngineError(error.engineFault, { cause: error });
  return Object.assign(said, { name: error.name, message: inChinese(error.engineFault) });
}

function inChinese(fault: EngineFault): string {
  switch (fault.kind) {
    case 'silent':
      return `负责计算的 worker 有 ${fault.seconds} 秒没有响应，已被结束。`;
    case 'broken':
      return fault.reason === null
        ? '负责计算的 worker 没有启动：它的脚本没有加载。'
        : `负责计算的 worker 出了故障：${fault.reason}`;
    case 'ended':
      return '负责计算的 worker 已结束。';
    case 'not-started':
      return `onnxruntime 没能以 ${fault.threads} 个线程启动：${fault.reason}`;
    case 'session':
      return `onnxruntime ${fault.doing === 'make' ? '没能准备好这个模型' : '没能运行这个模型'}：${fault.reason}`;
  }
}
