/**
 * Keyword arguments that timm's `forward` passes on, for modules that a reader put in the place of its own:
 * Python's `forward` gets them, and a layer that does not know them raises what Python raises.
 */
export class Keywords {
  readonly values: Readonly<Record<string, unknown>>;
  constructor(values: Readonly<Record<string, unknown>>) {
    this.values = values;
  }
}
