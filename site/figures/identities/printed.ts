/**
 * ViT-Tiny as five releases of timm printed it, from the recorded cases; which of its modules do nothing, and
 * why they are there.
 */
import { linesOfRepr } from '../../drawings/module-lines.ts';
import type { ModuleLine } from '../../drawings/module-lines.ts';

const files = import.meta.glob<string>('/content/versions/timm-*.jsonl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The recorded snippet that prints the whole model. */
const SNIPPET = 'repr-010';

export const RELEASES = ['0.4.12', '0.5.4', '0.6.13', '0.9.16', '1.0.29'] as const;
export type Release = (typeof RELEASES)[number];

const known = new Map<Release, readonly ModuleLine[]>();

export function printedBy(release: Release): readonly ModuleLine[] {
  let lines = known.get(release);
  if (!lines) {
    const record = files[`/content/versions/timm-${release}.jsonl`]!.split('\n').find((line) =>
      line.includes(`"${SNIPPET}"`),
    );
    if (!record) throw new Error(`timm ${release} has no recorded ${SNIPPET}`);
    lines = linesOfRepr((JSON.parse(record) as { stdout: string }).stdout.trimEnd());
    known.set(release, lines);
  }
  return lines;
}

/** What an Identity stands in for: an option of timm that this model does not ask for. */
export type Reason = 'norm' | 'qk_norm' | 'layer_scale' | 'drop_path' | 'other';

export function reasonOf(path: string): Reason {
  const name = path.split('.').at(-1)!;
  if (/^[qk]_norm$/.test(name)) return 'qk_norm';
  if (/^ls\d?$/.test(name)) return 'layer_scale';
  if (/^drop_path\d?$/.test(name)) return 'drop_path';
  return /norm/.test(name) ? 'norm' : 'other';
}

/** The paths of all modules that are printed as `Identity()`. */
export const identitiesOf = (lines: readonly ModuleLine[]): readonly string[] =>
  lines.flatMap(({ path, text }) => (path !== null && text.endsWith(': Identity()') ? [path] : []));
