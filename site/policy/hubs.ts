/**
 * The hubs that a reader chooses from: the Hugging Face hub, or the mirrors that `HUBS` names when the site
 * is built.
 */
import { hubHosts } from './hub-hosts.ts';

/** Addresses without a slash at their end; the first is used unless the reader says otherwise. */
export function hubs(text: string = process.env['HUBS'] ?? ''): readonly string[] {
  const named = text.split(/[\s,]+/).filter((address) => address !== '');
  if (named.length > 0) return named.map((address) => address.replace(/\/$/, ''));
  return hubHosts()
    .filter((host) => !host.includes('*'))
    .slice(0, 1);
}
