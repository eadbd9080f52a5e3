/** The table's words in the page's language. */

interface Words {
  readonly where: string;
  readonly here: string;
  readonly missing: string;
}

const english: Words = { where: 'Where', here: 'Names here', missing: 'Not here' };
const chinese: Words = { where: '位置', here: '这里有', missing: '这里没有' };

export const words = (locale: string | undefined): Words => (locale?.startsWith('zh') ? chinese : english);
