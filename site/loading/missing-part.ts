/**
 * A part of a page that loads late and does not come, or comes broken: another build may have taken the place
 * of the one that the page is of, whose files are gone then, or the network may be. Loading the page again
 * helps in both cases, and asking again does not: browsers remember a module that failed.
 */
import { pageLanguage } from '../kit/words.ts';
import { siteRoot } from '../service-worker/offline.ts';

const WORDS = {
  en: {
    updated: 'The site was updated since this page was opened.',
    unreachable: 'A part of this page did not load: the network or the site did not answer.',
    broken: 'A part of this page came broken: the network or the site cut it off.',
    reload: 'Load the page again',
    offline:
      'You are offline, and this browser does not keep it. Once online, “Keep everything offline” on the privacy page keeps all there is.',
  },
  'zh-CN': {
    updated: '打开这一页之后，网站更新过了。',
    unreachable: '这一页有一部分没有加载：网络或网站没有响应。',
    broken: '这一页有一部分没有完整送达：网络或网站中途断开了。',
    reload: '重新加载页面',
    offline: '现在没有网络，浏览器里也没有保存它。联网后，在隐私页面选择“离线保存全部内容”，就会保存全部。',
  },
} as const;

export interface MissingPart {
  readonly sentence: string;
  /** What a button says that loads the page again. */
  readonly reload: string;
}

/** What to say of an error; undefined where it is not of a part that did not load. */
export async function missingPart(error: unknown, document: Document): Promise<MissingPart | undefined> {
  // In the words of Chromium, Firefox and WebKit; there is no type for it.
  const failed =
    /dynamically imported module|Importing a module script failed|Unable to preload|module script.*MIME/i;
  // A script that was cut off on the way does not parse.
  const isBroken = error instanceof SyntaxError;
  if (!isBroken && !(error instanceof Error && failed.test(error.message))) return undefined;
  const words = WORDS[pageLanguage(document)];
  return {
    sentence: (await wasUpdated(document))
      ? words.updated
      : withOfflineHint(isBroken ? words.broken : words.unreachable, document),
    reload: words.reload,
  };
}

/**
 * Whether the network is why: weights that did not come, a runtime whose WebAssembly did not, a file of the
 * page.
 */
export const isOfNetwork = (error: unknown): boolean =>
  error instanceof Error &&
  (('fault' in error && (error.fault === 'unreachable' || error.fault === 'interrupted')) ||
    error.name === 'RuntimeStartError' ||
    /\bfetch\b/i.test(error.message));

/** A sentence about what did not load, and where there is no network how it can be kept. */
export function withOfflineHint(sentence: string, document: Document): string {
  if (navigator.onLine) return sentence;
  const language = pageLanguage(document);
  const [stop, space] = language === 'en' ? ['.', ' '] : ['。', ''];
  return `${sentence.replace(/[.。]?$/, stop)}${space}${WORDS[language].offline}`;
}

/** Whether the site that answers now is another build than the page is of. */
async function wasUpdated(document: Document): Promise<boolean> {
  const mark = document.querySelector<HTMLMetaElement>('meta[name=book-build]')?.content;
  try {
    const response = await fetch(new URL('offline-files.json', siteRoot()), { cache: 'no-store' });
    const list = (await response.json()) as { readonly mark: string };
    return mark !== undefined && !list.mark.includes(mark);
  } catch {
    return false; // no answer, or no list: the site is not there
  }
}

/** The sentence with its button, for a place that has none of its own. */
export function missingPartNotice({ sentence, reload }: MissingPart, document: Document): HTMLElement {
  const onPress = (): void => document.defaultView?.location.reload();
  return noticeWithButton({ sentence, button: reload, onPress }, document);
}

interface Notice {
  readonly sentence: string;
  readonly button: string;
  readonly onPress: () => void;
}

/** A sentence that is read out at once, with what the reader can do about it. */
export function noticeWithButton({ sentence, button, onPress }: Notice, document: Document): HTMLElement {
  const notice = document.createElement('p');
  notice.className = 'missing-part';
  notice.setAttribute('role', 'alert');
  const pressed = document.createElement('button');
  pressed.type = 'button';
  pressed.textContent = button;
  pressed.addEventListener('click', onPress);
  notice.append(`${sentence} `, pressed);
  return notice;
}
