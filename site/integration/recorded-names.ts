/**
 * Where the table of supported names is kept between its making (`supported-names.ts`) and the page that
 * shows it.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SurfaceSection } from '#lib/python/surface.node.ts';

interface Recorded {
  /** Hash of the library that was asked. */
  readonly library: string;
  readonly sections: readonly SurfaceSection[];
}

const fileIn = (root: string): string => join(root, '.cache', 'supported-names.json');
const read = (root: string): Recorded => JSON.parse(readFileSync(fileIn(root), 'utf8')) as Recorded;

/** What was recorded for this build. @param root the project's folder */
export const supportedNames = (root: string): readonly SurfaceSection[] => read(root).sections;

export const isCurrent = (root: string, library: string): boolean =>
  existsSync(fileIn(root)) && read(root).library === library;

export function recordNames(root: string, recorded: Recorded): void {
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(fileIn(root), JSON.stringify(recorded));
}
