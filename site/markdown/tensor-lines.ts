/**
 * Expressive Code plugin: `tensors="1:patch_embed.proj 2:patch_embed"` behind a fence's language says which
 * line makes which tensor. The line gets `data-line-of`, and it and the figures of that tensor point at each
 * other (`site/kit/code-link.ts`).
 */
import { definePlugin, type ExpressiveCodePlugin } from '@astrojs/starlight/expressive-code';

export function tensorLines(): ExpressiveCodePlugin {
  return definePlugin({
    name: 'tensor-lines',
    hooks: {
      postprocessRenderedLine({ codeBlock, lineIndex, renderData }) {
        const tensor = tensorOfLine(codeBlock.metaOptions.getString('tensors') ?? '', lineIndex + 1);
        if (tensor) renderData.lineAst.properties['data-line-of'] = tensor;
      },
    },
  });
}

/** The tensor that line `line` (from 1) makes, by the text `1:name 2:name`; undefined when it makes none. */
export function tensorOfLine(text: string, line: number): string | undefined {
  const pairs = text.split(/\s+/).filter(Boolean);
  return pairs.map((pair) => pair.split(':')).find(([number]) => Number(number) === line)?.[1];
}
