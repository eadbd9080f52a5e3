/** The kit's custom elements as TSX knows them. */
import type { HTMLAttributes } from 'preact';

type Base = HTMLAttributes<HTMLElement>;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'slider-field': Base & { readonly name: string; readonly 'data-field': string };
      'grid-cursor': Base & {
        readonly name: string;
        readonly label: string;
        readonly row: number;
        readonly col: number;
        readonly index?: number;
      };
      'shape-chip': Base;
      'class-pictures': Base;
      'keep-model': Base;
    }
  }
}
