/**
 * The keys of a JSON object's top level, in order, repeats included. `JSON.parse` keeps the last of two equal
 * keys in silence and moves keys like "0" to the front; only the text tells.
 *
 * @param json the text of one valid JSON object (parse it first: nothing is checked here).
 */
export function topLevelKeys(json: string): string[] {
  const keys: string[] = [];
  let depth = 0;
  let isKey = false; // at depth 1: the next string stands before a colon
  for (let i = 0; i < json.length; i++) {
    const char = json[i];
    if (char === '"') {
      const end = stringEnd(json, i);
      if (depth === 1 && isKey) keys.push(JSON.parse(json.slice(i, end)) as string);
      isKey = false;
      i = end - 1;
    } else if (char === '{' || char === '[') {
      depth += 1;
      isKey = depth === 1;
    } else if (char === '}' || char === ']') depth -= 1;
    else if (char === ',') isKey = depth === 1;
  }
  return keys;
}

/** The index after the closing quote of the string that starts at `begin`. */
function stringEnd(json: string, begin: number): number {
  let i = begin + 1;
  while (json[i] !== '"') i += json[i] === '\\' ? 2 : 1;
  return i + 1;
}
