/**
 * The components of a chapter in a notebook: questions where they stand, hints folded, all answers at the
 * end.
 */
import type { Language } from '#lib/plot/language.ts';
import type { Literal } from '#lib/notebook/literal.ts';
import type { ComponentProse, Props } from '#lib/notebook/prose.ts';
import { answerWords } from '../components/answer/words.ts';
import { componentWords } from '../components/words.ts';
import { quoteTimm } from '../components/timm-quote.ts';
import { versionsOf } from '../components/versions.node.ts';

export interface ChapterProse {
  readonly components: Readonly<Record<string, ComponentProse>>;
  /** The answers of all questions seen so far, each folded. */
  readonly answers: () => string;
}

/** A figure's parts, each Markdown. */
export interface FigureProse {
  readonly title: string;
  readonly picture?: string;
  readonly caption?: string;
}

export interface ChapterPlace {
  readonly language: Language;
  /** The project's root. */
  readonly root: string;
  /** What a figure is in a notebook, by its name. */
  readonly figureOf: (figure: string) => FigureProse;
  /** Addresses of the chapter and of the glossary, where the site's is known. */
  readonly url?: string;
  readonly glossary?: string;
}

/** For one chapter: its answers are gathered as its prose is written. */
export function chapterProse({ language, root, figureOf, url, glossary }: ChapterPlace): ChapterProse {
  const words = { ...componentWords[language], ...answerWords[language] };
  const answers: string[] = [];
  const answerTo = (question: string, answer: string): void => {
    answers.push(fold(question, answer));
  };

  const components: Record<string, ComponentProse> = {
    Figure({ name, number }) {
      const { title, picture = '', caption = '' } = figureOf(text(name));
      const heading = `**${words.figure} ${text(number)}** ${title}`;
      const live = url ? ` · [${words.live}](${url}#fig=${text(name)})` : '';
      return [heading + live, picture, caption].filter(Boolean).join('\n\n');
    },
    Term({ id }, inside) {
      return glossary ? `[${inside}](${glossary}#${text(id)})` : inside;
    },
    Predict({ question, choices, order }, inside) {
      if (inside) answerTo(text(question), inside);
      return `**${words.beforeYouLook}**${words.gap}${text(question)}\n\n${asList(choices ?? order)}\n`;
    },
    Reveal({ title }, inside, whole) {
      if (!whole) return inside;
      answerTo(text(title), inside);
      return '';
    },
    Exercise({ question, choices, hints, explanation }, inside) {
      answerTo(text(question), text(explanation));
      const folded = isList(hints) ? fold(words.hints, numbered(hints.map(text))) : '';
      return [`**${words.exercise}** ${text(question)}`, inside, asList(choices), folded]
        .filter(Boolean)
        .join('\n\n')
        .concat('\n');
    },
    Recall: (_, inside) => `*${words.recall}*\n\n${inside}`,
    Pitfall: (_, inside) => `**${words.pitfall}** ${inside}`,
    Outcome: (_, inside) => `**${words.outcome}** ${inside}`,
    Mirror({ quote, lines }) {
      const { code, file, from, to, release, href } = quoteTimm(text(quote), lines ? text(lines) : undefined);
      return `[${words.mirrorLines(file, from, to, release)}](${href})\n\n${fence(code)}`;
    },
    Versions({ snippet, outputOnly }) {
      const { code, printed } = versionsOf(root, text(snippet));
      const rows = printed.map(
        ({ releases, text }) => `timm ${releases.join(words.versions.and)}\n\n${fence(text, '')}`,
      );
      return [outputOnly ? '' : fence(code), ...rows].filter(Boolean).join('\n\n');
    },
  };
  return {
    components,
    answers: () => (answers.length ? `## ${words.answers}\n\n${answers.join('\n\n')}` : ''),
  };
}

const isList = (value: Props[string] | undefined): value is readonly Literal[] => Array.isArray(value);

const text = (value: Props[string] | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const fence = (code: string, language = 'python'): string => `\`\`\`${language}\n${code}\n\`\`\``;

const numbered = (items: readonly string[]): string =>
  items.map((item, place) => `${place + 1}. ${item}`).join('\n');

const asList = (items: Props[string] | undefined): string =>
  isList(items) ? items.map((item) => `- ${text(item)}`).join('\n') : '';

/** Markdown needs the empty lines. A summary is HTML, in which backticks are no code. */
const fold = (summary: string, inside: string): string =>
  `<details>\n<summary>${summary.replace(/`([^`]+)`/g, '<code>$1</code>')}</summary>\n\n${inside}\n\n</details>`;
