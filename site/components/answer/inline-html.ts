/** A sentence as an author writes it in an attribute, with code between backticks, as HTML. */
import { html } from '../../kit/html.ts';

export const inlineHtml = (text: string): string =>
  html`${text}`.text.replace(/`([^`]+)`/g, '<code>$1</code>');

/** The same sentence where no markup is possible: names, `aria-label`. */
export const withoutMarks = (text: string): string => text.replace(/`([^`]+)`/g, '$1');
