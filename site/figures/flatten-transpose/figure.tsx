/**
 * Rows of the tokens put back as patches, what one row is made of, and the model's answer: with timm's
 * operation, or with the other.
 */
import { bars } from '#lib/plot/bars.ts';
import { formatShape, formatShare } from '#lib/plot/format.ts';
import { pngDataUrl, rasterOf } from '#lib/plot/raster.ts';
import { divergingScale, symmetricMax } from '#lib/plot/scale.ts';
import { matrixOf } from '#lib/plot/ndarray.ts';
import { model, topClasses } from '../../book/model.ts';
import { mayBeNone } from '../../book/may-be-none.ts';
import { cellOf } from '../../book/patch.ts';
import { Chip } from '../../drawings/chip.tsx';
import { Drawn } from '../../drawings/drawn.tsx';
import { Part } from '../../drawings/part.tsx';
import { Pixels } from '../../drawings/pixels.tsx';
import { choice, integer } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import { codeOf, OPERATIONS } from './operation.ts';
import { putBack } from './put-back.ts';
import { mapParts, rowSource } from './row-source.ts';
import type { MapPart } from './row-source.ts';
import './style.css';
import { Veil } from './veil.tsx';
import { words } from './words.tsx';

export default defineFigure({
  name: 'flatten-transpose',
  words,
  chooser: 'more',
  lines: 'patch_embed',
  // Row 87 is a place with a few colours in it.
  state: { op: choice(OPERATIONS), row: integer(87) },

  needs: ({ op }) =>
    run(
      { tokens: model.patch_embed, proj: model.patch_embed.proj, logits: 'logits' },
      op === 'reshape' ? { variant: 'patch-embed-reshape' } : {},
    ),
  limits: (_, { tokens }) => ({ row: [0, tokens.shape[1]! - 1] }),

  derive({ tensors: { proj, logits }, words, book }, { op }) {
    const top = topClasses(logits.data, book.classNames);
    const max = symmetricMax(proj); // one scale for all maps, so that they compare
    const scale = divergingScale(max);
    return {
      max,
      first: top[0]!,
      bars: bars(
        top.map(({ name, probability }) => ({ name, share: probability })),
        { ...book, width: 272 },
      ),
      none: mayBeNone(top[0]!.probability, book.unknownLimit) ? words.none(logits.data.length) : '',
      // With timm's operation this is the picture itself: put-back.test.ts.
      picture: op === 'flatten' ? book.picture.href : book.address(putBack(book.picture.cropped, op)),
      map: (channel: number) => pngDataUrl(rasterOf(matrixOf(proj, 2, 3, [0, channel, 0, 0]), scale)),
    };
  },

  cursors: {
    picture: {
      at: ({ state: { row }, tensors: { proj } }) => cellOf(row, proj.shape[3]!),
      pick: ({ row, col }, { tensors: { proj } }) => ({ row: row * proj.shape[3]! + col }),
      look: true,
    },
  },

  view({ state, seen: { op, row }, tensors: { tokens, proj }, derived, words, book, cursor }) {
    const [, C, h, w] = proj.shape as [number, number, number, number];
    const pieces = rowSource(op, row, { channels: C, patches: h * w });
    const map = (piece: MapPart) => (
      <div class="map">
        <Pixels href={derived.map(piece.channel)} label={words.map(piece)} rows={h} cols={w} width={104}>
          <Veil part={piece} rows={h} cols={w} cell={100 / w} />
        </Pixels>
        <p>
          <code>x[0, {piece.channel}]</code> <span>{words.patches(piece.patch, piece.lastPatch)}</span>
        </p>
      </div>
    );
    return (
      <div class="flatten-transpose">
        <p class="line">
          <code>x.{codeOf(op, tokens.shape)}</code>
          <Chip
            shape={tokens.shape}
            dims={['B', 'P', 'C']}
            from={['', `${h} · ${w}`, `embed_dim=${C}`]}
            lang={book.lang}
          />
        </p>
        <Part name="on-picture" label={words.putBack}>
          <Pixels
            href={derived.picture}
            label={op === 'flatten' ? words.whole : words.scrambled}
            rows={h}
            cols={w}
            width={336}
            lines
            marks={[cellOf(state.row, w)]}
          />
          {cursor('picture', words.picture)}
        </Part>
        <div class="answer">
          <p class="heading">{words.answer}</p>
          <Drawn svg={derived.bars} />
          <p class="note">{derived.none}</p>
        </div>
        <div class="made">
          <p class="heading">{words.made(row)}</p>
          <p class="note">{op === 'flatten' ? words.ofEach(C) : words.ofMaps(pieces.length)}</p>
          <div class="maps">{mapParts(pieces).map(map)}</div>
        </div>
      </div>
    );
  },

  controls: ({ control, words, tensors: { tokens } }) => (
    <>
      {control('op', { label: words.operation, option: (op) => <code>{codeOf(op, tokens.shape)}</code> })}
      {control('row', { label: words.row })}
    </>
  ),

  readout({ seen: { op, row }, tensors: { tokens, proj }, derived: { first }, words }, changed) {
    const [, C, h, w] = proj.shape as [number, number, number, number];
    if (changed.has('run'))
      return words.says(formatShape(tokens.shape), first.name, formatShare(first.probability));
    const pieces = rowSource(op, row, { channels: C, patches: h * w });
    return op === 'flatten'
      ? words.isPatch(row, pieces[0]!, `x[0, :, ${Math.floor(row / w)}, ${row % w}]`)
      : words.isNoPatch(row, pieces);
  },
  caption: ({ derived, words, tensors: { proj } }) => words.caption(derived.max, formatShape(proj.shape)),

  tensor: ({ state: { op }, tensors: { tokens, proj } }) => ({
    ...tokens,
    name: op === 'flatten' ? 'patch_embed' : 'patch_embed.reshape',
    dims: ['B', 'P', 'C'],
    kind: 'activation',
    from: ['', `${proj.shape[2]!} · ${proj.shape[3]!}`, ''],
  }),
});
