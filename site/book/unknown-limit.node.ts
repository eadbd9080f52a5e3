/**
 * Measures, with the weights that the site serves, how sure the model is of pictures that show none of its
 * classes.
 */
import { buildBook, preparedScene, scenes } from './book.node.ts';
import { topClasses } from './model.ts';
import { models } from './models.ts';

/**
 * The last digit of a share on the page. Another decoder or backend gives the same picture a probability that
 * differs by less.
 */
const SHOWN = 0.001;

let measured: Promise<number> | undefined;

/**
 * The highest probability that any class gets for a scene of the gallery that contains no class, and one
 * digit more, so that those scenes stay below it in every browser; measured once a build.
 */
export function unknownLimit(): Promise<number> {
  measured ??= measure();
  return measured;
}

async function measure(): Promise<number> {
  const book = await buildBook();
  const unknown = (await scenes()).filter(({ contains }) => contains.length === 0);
  if (unknown.length === 0) throw new Error('scenes.json has no scene without a class to measure with');
  const tops: number[] = [];
  for (const { file } of unknown) {
    const { input } = await preparedScene(file);
    const { tensors } = await book.run(models.scenes, ['logits'], { input });
    tops.push(topClasses(tensors.get('logits')!.data, [], 1)[0]!.probability);
  }
  return Math.max(...tops) + SHOWN;
}
