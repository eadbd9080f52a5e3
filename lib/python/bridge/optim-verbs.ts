/** Steps of optimisers, each on one parameter with its gradient and the optimiser's own tensors. */
import * as adaptive from '#lib/torch/optim/adaptive.ts';
import * as optim from '#lib/torch/optim/optim.ts';
import { evaluateAll } from '#lib/torch/evaluate.ts';
import { flag, listOf, options, orNone, tensor } from './argument-types.ts';
import { plain } from './decode.ts';
import { verb, type Verb } from './verb.ts';

const how = { parameter: tensor, grad: tensor };

export const optimVerbs: readonly Verb[] = [
  /** Gradients that were changed since they were computed, in one run. */
  verb('settle', { tensors: listOf(tensor) }, ({ tensors }) => evaluateAll(tensors.map(({ node }) => node))),
  verb(
    'sgd',
    { ...how, buffer: orNone(tensor), first: flag, options },
    ({ parameter, grad, buffer, first, options }) =>
      optim.sgd(parameter, grad, buffer, first, plain(options) as optim.SgdOptions),
  ),
  verb(
    'adam',
    { ...how, exp_avg: tensor, exp_avg_sq: tensor, largest: orNone(tensor), options },
    ({ parameter, grad, exp_avg, exp_avg_sq, largest, options }) =>
      optim.adam(parameter, grad, exp_avg, exp_avg_sq, largest, plain(options) as optim.AdamOptions),
  ),
  verb(
    'rmsprop',
    { ...how, square_avg: tensor, mean: orNone(tensor), buffer: orNone(tensor), options },
    ({ parameter, grad, square_avg, mean, buffer, options }) =>
      optim.rmsprop(parameter, grad, square_avg, mean, buffer, plain(options) as optim.RmspropOptions),
  ),
  verb(
    'nadam',
    { ...how, exp_avg: tensor, exp_avg_sq: tensor, options },
    ({ parameter, grad, exp_avg, exp_avg_sq, options }) =>
      adaptive.nadam(parameter, grad, exp_avg, exp_avg_sq, plain(options) as adaptive.NadamOptions),
  ),
  verb(
    'radam',
    { ...how, exp_avg: tensor, exp_avg_sq: tensor, options },
    ({ parameter, grad, exp_avg, exp_avg_sq, options }) =>
      adaptive.radam(parameter, grad, exp_avg, exp_avg_sq, plain(options) as adaptive.RadamOptions),
  ),
  verb(
    'adamax',
    { ...how, exp_avg: tensor, exp_inf: tensor, options },
    ({ parameter, grad, exp_avg, exp_inf, options }) =>
      adaptive.adamax(parameter, grad, exp_avg, exp_inf, plain(options) as adaptive.AdamaxOptions),
  ),
  verb(
    'adadelta',
    { ...how, square_avg: tensor, acc_delta: tensor, options },
    ({ parameter, grad, square_avg, acc_delta, options }) =>
      adaptive.adadelta(parameter, grad, square_avg, acc_delta, plain(options) as adaptive.AdadeltaOptions),
  ),
  verb(
    'rprop',
    { ...how, prev: tensor, step_size: tensor, options },
    ({ parameter, grad, prev, step_size, options }) =>
      adaptive.rprop(parameter, grad, prev, step_size, plain(options) as adaptive.RpropOptions),
  ),
  verb('asgd', { ...how, ax: tensor, options }, ({ parameter, grad, ax, options }) =>
    adaptive.asgd(parameter, grad, ax, plain(options) as adaptive.AsgdOptions),
  ),
  verb('adagrad', { ...how, sum: tensor, options }, ({ parameter, grad, sum, options }) =>
    optim.adagrad(parameter, grad, sum, plain(options) as optim.AdagradOptions),
  ),
];
