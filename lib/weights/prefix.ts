/**
 * Names of a checkpoint's tensors without what training tools put before them: `module.` (DataParallel),
 * `model.`, `state_dict.` (checkpoints of whole trainings).
 */
import { SafetensorsFile } from '#lib/safetensors/read.ts';
import type { SafetensorsEntry } from '#lib/safetensors/header.ts';

const PREFIX = /^(state_dict|module|model)\./;

export interface WithoutPrefix {
  readonly file: SafetensorsFile;
  /** What was taken off every name, as `model.module.`; empty where nothing was. */
  readonly prefix: string;
}

/** Takes off what stands before every name; the bytes stay where they are. */
export function withoutPrefix(file: SafetensorsFile): WithoutPrefix {
  let prefix = '';
  for (;;) {
    const next = PREFIX.exec([...file.entries.keys()][0]?.slice(prefix.length) ?? '')?.[0];
    if (next === undefined) break;
    if (![...file.entries.keys()].every((name) => name.startsWith(prefix + next))) break;
    prefix += next;
  }
  if (prefix === '') return { file, prefix };
  const entries = new Map<string, SafetensorsEntry>();
  for (const entry of file.entries.values()) {
    const name = entry.name.slice(prefix.length);
    entries.set(name, { ...entry, name });
  }
  return { file: new SafetensorsFile({ metadata: file.metadata, entries }, file.bytes), prefix };
}
