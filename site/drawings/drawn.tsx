/** A drawing of Plot's on the stage, made once a run in `derive`. */
import type { VNode } from 'preact';

export const Drawn = ({ svg }: { readonly svg: Element }): VNode => (
  <div class="drawn" dangerouslySetInnerHTML={{ __html: svg.outerHTML }} />
);
