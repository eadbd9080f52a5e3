/** The address of a page of the site in the language that is being read, base path included. */
export function pageAddress(locale: string | undefined, path: string): string {
  const base = import.meta.env.BASE_URL.replace(/\/$/, '');
  return [base, ...(locale ? [locale] : []), path].join('/');
}
