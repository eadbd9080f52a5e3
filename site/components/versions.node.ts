/** What a snippet printed under real releases of timm, as tools/record/versions.py recorded it. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

interface RecordedRun {
  readonly id: string;
  readonly code: string;
  readonly stdout: string;
  readonly error: { readonly type: string; readonly message: string } | null;
}

/** Neighbouring releases that printed the same. */
export interface Printed {
  readonly releases: readonly string[];
  readonly text: string;
  readonly raised: boolean;
}

export interface SnippetVersions {
  readonly code: string;
  readonly printed: readonly Printed[];
}

/**
 * @param root the project's
 * @param snippet its id: `img_size-015`
 * @throws Error where no release ran it
 */
export function versionsOf(root: string, snippet: string): SnippetVersions {
  const runs = recordedReleases(root).flatMap(({ release, runs }) => {
    const run = runs.find(({ id }) => id === snippet);
    return run ? [{ release, run }] : [];
  });
  const newest = runs.at(-1);
  if (!newest) throw new Error(`no release of timm ran a snippet ${snippet}; see content/versions`);
  const printed: Printed[] = [];
  for (const { release, run } of runs) {
    const text = printedBy(run);
    const last = printed.at(-1);
    if (last?.text === text) printed[printed.length - 1] = { ...last, releases: [...last.releases, release] };
    else printed.push({ releases: [release], text, raised: run.error !== null });
  }
  return { code: newest.run.code.trim(), printed };
}

function printedBy({ stdout, error }: RecordedRun): string {
  const raised = error ? `${error.type}: ${error.message}` : '';
  return `${stdout.trimEnd()}\n${raised}`.trim();
}

/** All releases, oldest first. */
function recordedReleases(root: string): readonly { release: string; runs: readonly RecordedRun[] }[] {
  const files = globSync('content/versions/timm-*.jsonl', { cwd: root });
  return files
    .map((file) => ({
      release: basename(file, '.jsonl').replace('timm-', ''),
      runs: readFileSync(join(root, file), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as RecordedRun),
    }))
    .toSorted((a, b) => a.release.localeCompare(b.release, 'en', { numeric: true }));
}
