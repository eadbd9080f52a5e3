/** What stands where a child was set to None: the place stays, and calling it raises what Python raises. */
import { TorchError } from '../torch/errors.ts';
import { Module } from './module.ts';

export class NoneModule extends Module<never[], never> {
  readonly type_name: string = 'NoneType';

  override get is_none(): boolean {
    return true;
  }

  override call(): never {
    return this.forward();
  }

  forward(): never {
    throw new TorchError('TypeError', "'NoneType' object is not callable");
  }

  override repr(): string {
    return 'None';
  }
}
