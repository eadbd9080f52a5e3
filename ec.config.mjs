// Expressive Code draws every code block. Plugins for fences with a meaning of their own (`python live`) go here.
import { defineEcConfig } from '@astrojs/starlight/expressive-code';
import { recordedIn, recordedOutputs } from './lib/notebook/recorded.node.ts';
import { liveCell } from './site/markdown/live-cell.ts';

export default defineEcConfig({
  plugins: [liveCell({ outputsOf: recordedOutputs(recordedIn(process.cwd())) })],
});
