/**
 * Whether operations leave what `backward()` needs: `torch.no_grad()` and its relatives. Off until somebody
 * asks.
 */
let enabled = false;
let inferring = false;

export const isGradEnabled = (): boolean => enabled;

/** Set the mode; returns the one before. */
export function setGradEnabled(next: boolean): boolean {
  const before = enabled;
  enabled = next;
  return before;
}

/** `torch.inference_mode()`: memory that is made meanwhile never has a place on the tape. */
export const isInferring = (): boolean => inferring;

/** Set the mode; returns the one before. */
export function setInferring(next: boolean): boolean {
  const before = inferring;
  inferring = next;
  return before;
}

/** What `run` returns, run in the given mode. */
export function withGrad<T>(mode: boolean, run: () => T): T {
  const before = setGradEnabled(mode);
  try {
    return run();
  } finally {
    enabled = before;
  }
}
