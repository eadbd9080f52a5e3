/** Writes Python's side of the verbs, `lib/python/facade/torch/_verbs.py`, from the bridge's. */
import { writeFileSync } from 'node:fs';
import { VERBS_PATH, verbsSource } from '#lib/python/verbs.node.ts';

writeFileSync(new URL(`../lib/python/facade/${VERBS_PATH}`, import.meta.url), verbsSource());
