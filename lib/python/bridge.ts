/**
 * The tensor library behind the Python cells. Until the facade stands on it there is none: plain Python runs, and a call
 * of the library says that it is not there.
 */
import type { BridgeEnvironment, PythonBridge } from './contract.ts';

export async function createBridge(_environment: BridgeEnvironment): Promise<PythonBridge> {
  return {
    call: (what, name) => ({
      k: 'E',
      kind: 'NotImplementedError',
      msg: `no tensor library: ${what} ${name}`,
    }),
    beforeRun: async () => {},
    reset: () => {},
  };
}
