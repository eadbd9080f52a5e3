/** Entry of the Python worker. */
import { createBridge } from './bridge.ts';
import { servePython } from './worker.ts';

servePython(globalThis, createBridge);
