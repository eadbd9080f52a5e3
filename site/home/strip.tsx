/**
 * The strip as it stands in the page: the answer, and the stages of the model with the patch that is pointed
 * at.
 */
import type { ComponentChildren, VNode } from 'preact';
import type { VitForm } from '#lib/engine/vit-form.ts';
import type { Language } from '#lib/plot/language.ts';
import { cellOf } from '../book/patch.ts';
import { Chip } from '../drawings/chip.tsx';
import { Pixels } from '../drawings/pixels.tsx';
import { Answer } from './answer.tsx';
import type { AnswerProps } from './answer.tsx';
import { ChannelLights, Lit, TokenLight } from './lights.tsx';
import { blockStages, nameOf, STAGES } from './stages.ts';
import type { Stage, StageName } from './stages.ts';
import type { StageView, StripView } from './strip-view.ts';
import type { HomeWords } from './words.ts';

export interface StripProps extends AnswerProps {
  readonly view: StripView;
  readonly words: HomeWords;
  readonly lang: Language;
  readonly form: VitForm;
  /** The patch that lights up. */
  readonly patch: number | null;
  /** Lies over the patches. */
  readonly cursor: ComponentChildren;
}

export function Strip({ view, words, lang, form, picture, patch, effect, cursor }: StripProps): VNode {
  const { side, prefix, patch_size } = form;
  const { stages, blocks, blockRange } = view;
  const lit = patch === null ? null : cellOf(patch, side);
  const stage = (name: StageName, lights?: ComponentChildren, scanned?: string) => (
    <StageTile {...{ name, words, lang, lights, scanned }} view={stages[name]} alt={picture.alt} />
  );
  const place = lit ? `;--row:${lit.row};--col:${lit.col}` : '';
  return (
    <div class="model" data-patch={patch ?? undefined} data-side={side} style={`--side:${side}${place}`}>
      <Answer {...{ view, words, picture, effect }} />
      <div class="strip" role="group" aria-label={words.strip} aria-describedby="strip-keys">
        <h2 class="visually-hidden">{words.title}</h2>
        <p class="visually-hidden" id="strip-keys">
          {words.keys}
        </p>
        <ul class="line" aria-label={words.stages}>
          {stage('picture', <Lit />, 'picture')}
          <li class="stage-of patches">
            <div class="tile">
              <Pixels
                href={picture.href}
                label={words.patchesOf(picture.alt, side)}
                rows={side}
                cols={side}
                width={224}
                smooth
                lines
                marks={lit ? [lit] : []}
              />
              {cursor}
            </div>
            <p>
              {words.names.patches} <span>{words.cut(patch_size)}</span>
              <code>{nameOf(STAGES.picture)}</code>
            </p>
          </li>
          {stage('proj', lit && <ChannelLights shape={stages.proj.shape} cell={lit} />)}
          {stage('tokens', <TokenLight above={0} />)}
          {stage('position', <TokenLight above={prefix.length} />)}
        </ul>
        <ul class="line" aria-label={words.blocks}>
          <li class="stage-of blocks" style={`--columns:${Math.ceil(blocks.length / 2)}`}>
            <ol>
              {blockStages(blocks.length).map((each, i) => (
                <li key={i}>
                  <Tile
                    stage={each}
                    name={`block-${i}`}
                    label={words.inspect(words.block(i))}
                    view={blocks[i]!}
                    scanned="blocks"
                    index={i}
                  >
                    <Lit />
                  </Tile>
                </li>
              ))}
            </ol>
            <p>
              {words.blocksName(blocks.length)} <span>{blockRange}</span>
              <code>blocks.i.attn.attn_drop</code>
            </p>
            <Edge shape={blocks[0]!.shape} dims={['B', 'H', 'N', 'N']} lang={lang} />
          </li>
          {stage('norm', <TokenLight above={prefix.length} />)}
          {stage('head')}
        </ul>
      </div>
    </div>
  );
}

interface StageTileProps {
  readonly name: StageName;
  readonly words: HomeWords;
  readonly lang: Language;
  readonly view: StageView;
  readonly alt: string;
  readonly lights: ComponentChildren;
  readonly scanned: string | undefined;
}

function StageTile({ name, words, lang, view, alt, lights, scanned }: StageTileProps): VNode {
  const stage: Stage = STAGES[name];
  const isPicture = stage.kind === 'picture';
  return (
    <li class={`stage-of ${name}`}>
      <Tile
        stage={stage}
        name={name}
        label={words.inspect(words.names[name])}
        description={isPicture ? words.pictured(alt, view.says) : view.says}
        view={view}
        scanned={scanned}
      >
        {lights}
      </Tile>
      <p>
        {words.names[name]} {view.range && <span>{view.range}</span>}
        <code>{nameOf(stage)}</code>
      </p>
      <Edge shape={view.shape} dims={stage.dims} lang={lang} />
    </li>
  );
}

interface TileProps {
  readonly stage: Stage;
  /** Of the picture within the strip. */
  readonly name: string;
  readonly label: string;
  /** Read out with the label; default what the readout says of it. */
  readonly description?: string;
  readonly view: StageView;
  /** The cursor that a mouse over its patches moves. */
  readonly scanned: string | undefined;
  readonly index?: number;
  /** What lights up on it. */
  readonly children?: ComponentChildren;
}

/** A stage's picture, which opens its tensor. */
const Tile = ({
  stage,
  name,
  label,
  view,
  description = view.says,
  scanned,
  index,
  children,
}: TileProps): VNode => (
  <button
    type="button"
    class="tile"
    tabIndex={name === 'picture' ? 0 : -1}
    data-tap={nameOf(stage)}
    data-says={view.says}
    data-cursor={scanned}
    data-index={index}
    aria-label={label}
    aria-description={description}
  >
    <img
      src={view.href}
      alt=""
      width={view.width}
      height={view.height}
      data-tile={name}
      data-kind={stage.kind}
    />
    {children}
  </button>
);

/** The shape of what a stage gives to the next. */
const Edge = ({ shape, dims, lang }: Pick<Stage, 'dims'> & { shape: readonly number[]; lang: Language }) => (
  <span class="edge">
    <Chip shape={shape} dims={dims} lang={lang} />
  </span>
);
