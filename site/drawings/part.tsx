/**
 * One drawing of a figure with the line above it; `children` are positioned, so that a cursor can lie over
 * them.
 */
import type { ComponentChildren, VNode } from 'preact';

export interface PartProps {
  readonly name: string;
  readonly label?: ComponentChildren;
  /** A second, quieter line. */
  readonly note?: ComponentChildren;
  readonly children: ComponentChildren;
}

export const Part = ({ name, label, note, children }: PartProps): VNode => (
  <div class={`part ${name}`} data-part={name}>
    {label !== undefined && <p class="heading">{label}</p>}
    {note !== undefined && <p class="note">{note}</p>}
    <div class="on">{children}</div>
  </div>
);
