/** Where tokens stand: those before the patches first (class, distillation), then the patches, row by row. */
import type { VitForm } from '#lib/engine/vit-form.ts';
import type { Cell } from '#lib/plot/cells.ts';
import { say } from '#lib/plot/language.ts';
import type { Language } from '#lib/plot/language.ts';
import { cellOf } from './patch.ts';

type Places = Pick<VitForm, 'prefix' | 'side'>;

/** Patches of a picture. */
export const patchCount = ({ side }: Pick<VitForm, 'side'>): number => side * side;

/** The patch of a token; null for one before the patches. */
export function patchOfToken(token: number, { prefix, side }: Places): Cell | null {
  const patch = token - prefix.length;
  return patch < 0 ? null : cellOf(patch, side);
}

export const tokenOfPatch = ({ row, col }: Cell, { prefix, side }: Places): number =>
  prefix.length + row * side + col;

/**
 * How a grid cursor chooses a token: it rests on the first patch while a token before the patches is chosen.
 */
export const cursorAt = (token: number, form: Places): Cell =>
  patchOfToken(token, form) ?? { row: 0, col: 0 };

export function pickedToken(cell: Cell, before: number, form: Places): number {
  const token = tokenOfPatch(cell, form);
  const rests = patchOfToken(before, form) === null && token === form.prefix.length;
  return rests ? before : token;
}

/** A token in words: "the class token", "the patch in row 3, column 4". */
export function tokenName(token: number, form: Places, lang: Language): string {
  const name = form.prefix[token];
  if (name === 'cls_token') return say(lang, 'the class token', '类别 token');
  if (name === 'dist_token') return say(lang, 'the distillation token', '蒸馏 token');
  if (name !== undefined) return name;
  const { row, col } = cursorAt(token, form);
  return say(lang, `the patch in row ${row}, column ${col}`, `第 ${row} 行第 ${col} 列的 patch`);
}
