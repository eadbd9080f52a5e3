/** A figure in a notebook: its title, its picture as an attachment, its caption as Markdown. */
import { parseHTML } from 'linkedom';
import type { FigureProse } from './component-prose.ts';
import type { FigurePicture } from './figure-pictures.node.ts';

export interface FigureParts {
  readonly title: string;
  /** HTML, as the page has it. */
  readonly caption: string;
  readonly picture: FigurePicture | undefined;
  /** Where the site will stand, for links of the caption; without it none is one. */
  readonly site: URL | undefined;
}

export function figureProse({ title, caption, picture, site }: FigureParts): FigureProse {
  return {
    title,
    caption: markdownOf(caption, site),
    ...(picture ? { picture: `![${escaped(picture.alt || title)}](attachment:${picture.file})` } : {}),
  };
}

/** Brackets would end what a picture or a link is called. */
const escaped = (text: string): string => text.replace(/[[\]\\]/g, '\\$&');

/** The few elements that captions are made of; of all others what they enclose stays. */
export function markdownOf(html: string, site?: URL): string {
  const { body } = parseHTML(`<!doctype html><html><body>${html}</body></html>`).document;
  const write = (node: Node): string => {
    if (node.nodeType === 3) return node.textContent ?? '';
    const inside = [...node.childNodes].map(write).join('');
    const element = node as Element;
    switch (element.localName) {
      case 'code':
        return `\`${inside}\``;
      case 'em':
        return `*${inside}*`;
      case 'strong':
        return `**${inside}**`;
      case 'a':
        return site ? `[${escaped(inside)}](${new URL(element.getAttribute('href')!, site).href})` : inside;
      default:
        return inside;
    }
  };
  return write(body).replace(/\s+/g, ' ').trim();
}
