/**
 * Python's tokens as classes, coloured by `py-cell.css`: one list for the editor and for drawn code, so that
 * no word changes its colour when a cell comes alive. What has no class keeps the colour of the code.
 */
import { tagHighlighter, tags } from '@lezer/highlight';

export const pythonHighlighter = tagHighlighter([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword], class: 'tok-keyword' },
  { tag: [tags.string, tags.special(tags.string)], class: 'tok-string' },
  { tag: [tags.number, tags.bool, tags.null], class: 'tok-number' },
  { tag: tags.comment, class: 'tok-comment' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], class: 'tok-function' },
  { tag: [tags.definition(tags.className), tags.className], class: 'tok-class' },
  // What computes; the dot and the sign of an assignment are on every line and tell nothing.
  {
    tag: [tags.arithmeticOperator, tags.bitwiseOperator, tags.compareOperator, tags.meta],
    class: 'tok-operator',
  },
]);
