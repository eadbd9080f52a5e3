// What axe finds wrong for people who do not see, point or hear as most do.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

interface AxeOptions {
  /** Selectors of the parts to look at; the whole page by default. */
  readonly within?: readonly string[];
  /** Selectors of what is left out. */
  readonly without?: readonly string[];
  /** Contrast takes most of the time: once a page is enough. Default true. */
  readonly contrast?: boolean;
}

/** Rules broken, each with the HTML of what breaks it; empty for an accessible page. */
export async function axe(
  page: Page,
  { within = [], without = [], contrast = true }: AxeOptions = {},
): Promise<string[]> {
  const builder = new AxeBuilder({ page });
  for (const selector of within) builder.include(selector);
  for (const selector of without) builder.exclude(selector);
  // No page embeds another site's: legacy mode spares a blank page a run; and only what is wrong is handed
  // over.
  const { violations } = await builder
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'], rules: { 'color-contrast': { enabled: contrast } } })
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`);
}
