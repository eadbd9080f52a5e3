/**
 * When an answer may be none of the model's classes. Softmax shares out 100 % whatever is shown, so the page
 * says so when the first class gets no more than the model gives to pictures that show none of its classes.
 * The measure is the highest softmax probability (Hendrycks and Gimpel 2017,
 * https://arxiv.org/abs/1610.02136); it catches what leaves the model undecided, not what it mistakes with
 * confidence: hence "may".
 */

/**
 * @param limit the highest probability that pictures of no class got: `unknownLimit` of
 *   unknown-limit.node.ts.
 */
export const mayBeNone = (topProbability: number, limit: number): boolean => topProbability <= limit;
