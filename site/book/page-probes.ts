/** The probes in the page: fetched when a figure first asks, and again after a failure. */
import { parseProbes } from './probes.ts';
import type { Probes } from './probes.ts';
import { pageRecord } from './record.ts';

let fetched: Promise<Probes> | undefined;

/** @throws Error with one sentence when they cannot be loaded. */
export function pageProbes(): Promise<Probes> {
  fetched ??= fetchProbes().catch((error: unknown) => {
    fetched = undefined;
    throw error;
  });
  return fetched;
}

async function fetchProbes(): Promise<Probes> {
  const base = import.meta.env.BASE_URL.replace(/\/$/, '');
  const response = await fetch(`${base}/models/${pageRecord().probes}`);
  if (!response.ok) throw new Error(`The probes could not be loaded (${response.status}).`);
  return parseProbes(new Uint8Array(await response.arrayBuffer()));
}
