/** The options of `torch.set_printoptions`, after torch/_tensor_str.py. */

export interface PrintOptions {
  /** Digits after the point. */
  readonly precision: number;
  /** With more elements than this, only the edges are shown. */
  readonly threshold: number;
  /** Elements shown at either end of each dimension of a summarised tensor. */
  readonly edgeitems: number;
  readonly linewidth: number;
  /** Scientific notation always, never, or (null) where the values ask for it. */
  readonly sci_mode: boolean | null;
}

export type PrintProfile = 'default' | 'short' | 'full';

export const defaultPrintOptions: PrintOptions = {
  precision: 4,
  threshold: 1000,
  edgeitems: 3,
  linewidth: 80,
  sci_mode: null,
};

const PROFILES: Readonly<Record<PrintProfile, Omit<PrintOptions, 'sci_mode'>>> = {
  default: { precision: 4, threshold: 1000, edgeitems: 3, linewidth: 80 },
  short: { precision: 2, threshold: 1000, edgeitems: 2, linewidth: 80 },
  full: { precision: 4, threshold: Infinity, edgeitems: 3, linewidth: 80 },
};

export interface PrintOptionChanges {
  readonly precision?: number | null;
  readonly threshold?: number | null;
  readonly edgeitems?: number | null;
  readonly linewidth?: number | null;
  readonly profile?: string | null;
  readonly sci_mode?: boolean | null;
}

/**
 * What `torch.set_printoptions(…)` makes of the options in force. As there, `sci_mode` goes back to null
 * whenever it is not given, and an unknown profile changes nothing.
 */
export function withPrintOptions(current: PrintOptions, changes: PrintOptionChanges): PrintOptions {
  const { profile } = changes;
  const base =
    profile === 'default' || profile === 'short' || profile === 'full' ? PROFILES[profile] : current;
  return {
    precision: changes.precision ?? base.precision,
    threshold: changes.threshold ?? base.threshold,
    edgeitems: changes.edgeitems ?? base.edgeitems,
    linewidth: changes.linewidth ?? base.linewidth,
    sci_mode: changes.sci_mode ?? null,
  };
}
