// What `Astro.locals.t('…')` knows, beside Starlight's own words: the keys of content/i18n/en.json.
import type words from '../content/i18n/en.json';

type Words = typeof words;

declare global {
  namespace StarlightApp {
    interface I18n extends Words {}
  }
}
