/** The two languages a drawing can describe itself in. */
export type Language = 'en' | 'zh-CN';

/** Picks one of two sentences. */
export function say(lang: Language, en: string, zh: string): string {
  return lang === 'zh-CN' ? zh : en;
}
