/** What a cell's text says of weights: they are loaded before it runs, as Python itself cannot wait. */

/** What of a source may ask for weights; null where nothing does. */
export function asksForWeights(source: string): string | null {
  const asks = source.replace(/pretrained\s*=\s*False/g, '');
  return /pretrained|checkpoint|safetensors|create_model\([^)]*True/.test(asks) ? asks : null;
}

/** The text in a cell that asks for a kept file: the model's name, or the file's. */
export const nameInCode = (key: string): string => key.replace(/^hub:[^/]*\/([^.]*).*$|^file:/, '$1');
