// Before the walk: builds the site, if a source changed since it was built.
import { buildSite } from '../e2e/build-site.ts';

export default function setup(): void {
  buildSite();
}
