/** The address of a page of the site in the language that is being read, base path included. */
export function pageAddress(locale: string | undefined, path: string): string {
  const base = import.meta.env.BASE_URL.replace(/\/$/, '');
  return [base, ...(locale ? [locale] : []), path].join('/');
}

/**
 * The address of the same page in the site's other language.
 *
 * @param pathname of the page that is read, base path included.
 * @param locale that it is read in; undefined for English, whose pages stand at the root.
 */
export function addressInOtherLanguage(pathname: string, locale: string | undefined): string {
  const root = pageAddress(locale, '');
  return pageAddress(locale ? undefined : 'zh-cn', pathname.slice(root.length));
}
