/**
 * The figures' pictures for notebooks. A stage is HTML that only a browser lays out, and the build has none:
 * Chromium takes them (`npm run figure-pictures`), they are kept beside this file, and each is kept with the
 * fingerprint of the stage it was taken of. The figures' contract test finds those whose stage has changed
 * since.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Language } from '#lib/plot/language.ts';

/** Below the project's root. */
export const PICTURES = 'site/notebook/figure-pictures';

export interface PictureRecord {
  /** Of the stage that the picture shows. */
  readonly stage: string;
  /** What the stage's drawings are called, for those who do not see them; empty where none has a name. */
  readonly alt: string;
}

/** By figure and language. */
export type PictureRecords = Readonly<Record<string, Readonly<Record<Language, PictureRecord>>>>;

export interface FigurePicture extends PictureRecord {
  /** `heads.en.png` */
  readonly file: string;
  /** The PNG. */
  readonly base64: string;
}

export const pictureFile = (figure: string, language: Language): string => `${figure}.${language}.png`;

export function pictureRecords(root: string): PictureRecords {
  const file = join(root, PICTURES, 'index.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PictureRecords) : {};
}

/** @returns undefined for a figure of which none was taken yet. */
export function figurePicture(root: string, figure: string, language: Language): FigurePicture | undefined {
  const record = pictureRecords(root)[figure]?.[language];
  if (!record) return undefined;
  const file = pictureFile(figure, language);
  return { ...record, file, base64: readFileSync(join(root, PICTURES, file), 'base64') };
}

/**
 * What the markup of a stage comes to: a fingerprint of what is drawn and written there, and its drawings'
 * names.
 */
export function recordOf(stage: string): PictureRecord {
  const { body } = parseHTML(`<!doctype html><html><body>${stage}</body></html>`).document;
  const drawings = [...body.querySelectorAll('[role=img][aria-label], img[alt]')].filter(
    (each) => !each.closest('shape-chip, .ramp'),
  );
  const names = drawings
    .map((each) => each.getAttribute('aria-label') ?? each.getAttribute('alt') ?? '')
    .map((name) => name.replace(/[.。]$/, ''));
  // Where a picture's file lies is none of it, nor are digits that another processor may round otherwise.
  const content = body.innerHTML
    .replace(/ (?:src|href|xlink:href)="[^"]*"/g, '')
    .replace(/\d+\.\d{4,}/g, (digits) => Number(digits).toPrecision(4))
    .replace(/\s+/g, ' ');
  return {
    stage: createHash('sha256').update(content).digest('hex').slice(0, 16),
    alt: [...new Set(names.filter(Boolean))].slice(0, 3).join(' · '),
  };
}
