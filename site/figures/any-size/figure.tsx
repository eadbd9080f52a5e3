/** A picture of any size: what a ResNet's stages make of it, and what a ViT says to it. */
import { TorchError } from '#lib/torch/errors.ts';
import { ShapeWalk, type WalkStage } from '../../drawings/shape-walk.tsx';
import { choice, integer } from '../../figure/fields.tsx';
import { defineFigure } from '../../figure/figure.ts';
import { RESNETS, stagesOf, type FeatureStage } from '../shrink-and-grow/stages.ts';
import { words } from './words.tsx';

const VIT = 'vit_tiny_patch16_224';

/** The ViT's last tokens, or timm's refusal. */
function vitAt(size: number, dynamic_img_size: boolean): FeatureStage | string {
  try {
    return stagesOf(VIT, size, dynamic_img_size ? { dynamic_img_size } : {}).at(-1)!;
  } catch (error) {
    if (error instanceof TorchError) return error.message;
    throw error;
  }
}

const shaped = ({ name, shape }: FeatureStage): WalkStage => ({
  key: name,
  name: <code>{name}</code>,
  chip: { shape, dims: shape.length === 4 ? ['B', 'C', 'h', 'w'] : ['B', 'N', 'C'] },
});

export default defineFigure({
  name: 'any-size',
  words,
  chooser: 'none',
  state: { size: integer(224, [32, 512]), model: choice(RESNETS) },

  view({ seen: { size, model }, words, book: { lang } }) {
    const stages = stagesOf(model, size);
    const vits = [false, true].map((dynamic): WalkStage => {
      const key = dynamic ? 'dynamic' : 'fixed';
      const name = (
        <>
          <code>{VIT}</code>
          {dynamic && (
            <>
              {' '}
              <code>dynamic_img_size=True</code>
            </>
          )}
        </>
      );
      const last = vitAt(size, dynamic);
      return typeof last === 'string'
        ? { key, name, chip: null, note: <code>{last}</code> }
        : { ...shaped(last), key, name };
    });
    return (
      <div class="any-size">
        <p class="heading">
          <code>{model}</code>
        </p>
        <ShapeWalk
          lang={lang}
          label={words.walk(model, size)}
          stages={[
            ...stages.map(shaped),
            {
              key: 'global_pool',
              name: <code>global_pool</code>,
              chip: { shape: [1, stages.at(-1)!.channels], dims: ['B', 'C'] },
            },
          ]}
        />
        <p class="heading">{words.vits}</p>
        <ShapeWalk lang={lang} label={words.vits} stages={vits} />
      </div>
    );
  },

  controls: ({ control, words }) => control('size', { label: words.size }),
  more: ({ control, words }) =>
    control('model', { label: words.model, option: (model) => <code>{model}</code> }),

  readout({ seen: { size, model }, words }) {
    const { side } = stagesOf(model, size).at(-1)!;
    return words.says(
      size,
      side,
      typeof vitAt(size, false) === 'string',
      typeof vitAt(size, true) === 'string',
    );
  },
  caption: ({ words }) => words.caption,
  shape: ({ seen: { size, model } }) => stagesOf(model, size).at(-1)!.shape,
});
