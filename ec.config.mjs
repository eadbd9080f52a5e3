// Expressive Code draws every code block. Plugins for fences with a meaning of their own (`python live`) go
// here.
import { defineEcConfig } from '@astrojs/starlight/expressive-code';
import { recordedIn, recordedOutputs } from './lib/notebook/recorded.node.ts';
import { drawnRecord } from './site/cells/drawings.node.ts';
import { fileOfDataUrl } from './site/figure/drawn-file.node.ts';
import { liveCell } from './site/markdown/live-cell.ts';
import { pythonTokens } from './site/markdown/python-tokens.ts';
import { tensorLines } from './site/markdown/tensor-lines.ts';

export default defineEcConfig({
  plugins: [
    pythonTokens(),
    tensorLines(),
    liveCell({
      outputsOf: recordedOutputs(recordedIn(process.cwd())),
      // matplotlib's pictures are files, as those of figures are: half a megabyte of text held up a page.
      draw: (record) => drawnRecord(record, (dataUrl) => fileOfDataUrl(dataUrl, process.env.BASE ?? '/')),
    }),
  ],
});
