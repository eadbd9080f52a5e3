/**
 * What a figure is: what the reader can change, the tensors it needs, and a stage that is a pure function of
 * both. The same definition is drawn at build time (`drawn.node.ts`) and brought to life in the page
 * (`runner.ts`); it touches no DOM. docs/add-a-figure.md is the way to write one.
 */
import type { VNode } from 'preact';
import type { ModelSpec, TensorData } from '#lib/engine/contract.ts';
import type { Tap } from '#lib/engine/tap.ts';
import type { VitForm } from '#lib/engine/vit-form.ts';
import type { Pixels } from '#lib/image/png.ts';
import type { RgbImage } from '#lib/image/rgb-image.ts';
import type { Cell } from '#lib/plot/cells.ts';
import type { Language } from '#lib/plot/language.ts';
import type { Probes } from '../book/probes.ts';
import type { RunOptions } from '../book/run-options.ts';
import type { Normalisation } from '../picture/normalised.ts';
import type { ShownTensor } from '../kit/live-figure.ts';
import type { ControlSpec, Field, Limit } from './fields.tsx';

export type { RunOptions } from '../book/run-options.ts';
export type { Limit } from './fields.tsx';

export type Fields = Readonly<Record<string, Field<unknown>>>;
export type StateOf<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends Field<infer V> ? V : never;
};

/** One tensor of one run. Needs with equal options share a run. */
export interface Need {
  readonly tap: Tap;
  readonly options: RunOptions;
}
export type Needs = Readonly<Record<string, Need>>;
export type TensorsOf<N extends Needs> = { readonly [K in keyof N]: TensorData };

/** Taps of one run, under the names by which the figure reads them: `run({ y: model.patch_embed.proj })`. */
export const run = <K extends string>(
  taps: Readonly<Record<K, Tap>>,
  options: RunOptions = {},
): Readonly<Record<K, Need>> =>
  Object.fromEntries(
    Object.entries<Tap>(taps).map(([name, tap]) => [name, { tap, options }]),
  ) as unknown as Readonly<Record<K, Need>>;

/** The picture that the model sees: the book's at build time, the reader's in the page. */
export interface ShownPicture {
  /** 224 × 224 pixels. */
  readonly cropped: RgbImage;
  /** (1, 3, 224, 224), normalised as the model takes it. */
  readonly input: TensorData;
  /** Where an image element finds it. */
  readonly href: string;
  /** What is in it, in words, without a full stop. */
  readonly alt: string;
}

/** A picture that comes with the site. */
export interface GalleryPicture extends ShownPicture {
  readonly file: string;
}

/** What is the same for every figure of a page. */
export interface Book {
  readonly lang: Language;
  readonly classNames: readonly string[];
  /** At most this probability means that none of the classes may be right. */
  readonly unknownLimit: number;
  /** What the foot calls the weights. */
  readonly weightsLabel: string;
  /**
   * Whether the weights are those that come with the site: what is known of them alone is said of them alone.
   */
  readonly ownWeights: boolean;
  /** timm's name and arguments of the model that runs. */
  readonly model: Pick<ModelSpec, 'name' | 'options'>;
  /**
   * Blocks, heads and tokens of the model that runs: the reader may have chosen another ViT than ViT-Tiny.
   */
  readonly form: VitForm;
  /** How the model takes the colours of pictures. */
  readonly normalisation: Normalisation;
  /**
   * The ResNet that runs where a figure asks for `models.scenesResnet`: the reader may have chosen a larger
   * one.
   */
  readonly resnet: { readonly name: string; readonly label: string; readonly normalisation: Normalisation };
  readonly picture: ShownPicture;
  /** The pictures that come with the site, the book's first; fetched and prepared once a page. */
  readonly gallery: () => Promise<readonly GalleryPicture[]>;
  /** What was trained to read the class token of the site's own weights; fetched once a page. */
  readonly probes: () => Promise<Probes>;
  /** Where pixels are shown from: at build time a file of the site when they are many, else a data URL. */
  readonly address: (pixels: Pixels) => string;
  /** For drawings that need one: Plot's. */
  readonly document: Document;
}

/** One run's results, before anything is chosen. */
export interface Given<N extends Needs, W> {
  readonly tensors: TensorsOf<N>;
  readonly words: W;
  readonly book: Book;
}

/** Where a control or a cursor stands. */
export interface GridPlace extends Cell {
  /** Which of several cursors of the same name. */
  readonly index: number;
}

/** What view, controls, readout and caption are given: the runs' numbers, the state, the words. */
export interface ViewProps<F extends Fields, N extends Needs, D, W, G = undefined> extends Given<N, W> {
  /** What the reader chose. */
  readonly state: StateOf<F>;
  /** The same with what a passing pointer looks at in its place. */
  readonly seen: StateOf<F>;
  readonly derived: D;
  /** What `grow` has yielded so far; undefined before its first. */
  readonly grown: G | undefined;
  /** The control of a field with its words; its limits and value come from the figure. */
  readonly control: <K extends keyof F & string>(field: K, spec: ControlSpec<StateOf<F>[K]>) => VNode;
  /**
   * `<grid-cursor>` to lie over the drawing beside it, in one positioned element. `index` tells twins apart.
   */
  readonly cursor: (name: string, label: string, index?: number) => VNode;
}

/**
 * Runs that depend on what an earlier run gave: the picture without its most attended patches, a head's own
 * mean.
 */
export interface Further<St, N extends Needs, M extends Needs> {
  /**
   * The same text for states that the same further runs answer; the earlier run's tensors are told apart
   * already.
   */
  readonly with: (state: St) => string;
  readonly needs: (state: St, tensors: TensorsOf<N>, book: Book) => M;
}

/** How a grid cursor and the state belong together. */
export interface CursorSpec<S, St> {
  /** The cell that the state stands at; null while it stands at none. Default the first. */
  readonly at?: (props: S, index: number) => Cell | null;
  /** What picking a cell changes. Without it the cursor only reads out. */
  readonly pick?: (place: GridPlace, scene: S) => Partial<St>;
  /** What a passing mouse shows without choosing: the same as `pick`, or another change. Default nothing. */
  readonly look?: true | ((place: GridPlace, scene: S) => Partial<St>);
  /** A cell in words; default the readout of the state that it would lead to. */
  readonly says?: (place: GridPlace, scene: S) => string;
}

export type Limits<St> = { readonly [K in keyof St]?: Limit };

/**
 * A sentence; `asks` for one that asks the reader to do something, which paper and pages without scripts
 * leave out; `tells` for one that is read out although no control was touched just now: what a run that was
 * waited for found.
 */
export type Readout = string | { readonly asks: string } | { readonly tells: string };

export const readoutText = (said: Readout): string =>
  typeof said === 'string' ? said : 'asks' in said ? said.asks : said.tells;

/**
 * Words that every figure has: its title is a claim that does not give away the answer to the chapter's
 * question.
 */
export interface FigureWords {
  readonly title: string;
}

/** A run of the model beside the figure's needs, for `grow`. */
export type Compute = <K extends string>(
  taps: Readonly<Record<K, Tap>>,
  options?: RunOptions,
) => Promise<Readonly<Record<K, TensorData>>>;

/** How `grow` computes. */
export interface Growing {
  readonly compute: Compute;
  /**
   * Waits until the page has nothing else to do. False where runs that nobody asked for would be in the way:
   * on one thread, after a run of 300 ms or more, and at build time.
   */
  readonly whenIdle: () => Promise<boolean>;
}

export interface FigureDefinition<
  F extends Fields,
  N extends Needs,
  D,
  W extends FigureWords,
  G = undefined,
  M extends Needs = N,
> {
  /** The folder's name. */
  readonly name: string;
  readonly words: Readonly<Record<Language, W>>;
  readonly state: F;
  /**
   * What else than picture and weights it is drawn of; calls `listener` at every change. @returns what ends
   * that.
   */
  readonly follows?: (listener: () => void) => () => void;
  /** The tensors that a state needs. Left out by figures of shapes alone. */
  readonly needs?: (state: StateOf<F>, book: Book) => N;
  readonly further?: Further<StateOf<F>, N, M>;
  /**
   * Worked out once a run and not at every move: scales, Plot's drawings, whole pictures. `state` is the
   * run's.
   */
  readonly derive?: (given: Given<N & M, W>, state: StateOf<F>) => D | Promise<D>;
  /**
   * What takes many runs: yields what is known so far, each drawn as it comes, dropped when overtaken. It
   * runs when `growsWith` gives a key, once for each, and at build time to its end. A figure that asks for
   * what a pointer passes over reads `seen`.
   */
  readonly grow?: (given: Given<N & M, W> & Growing, state: StateOf<F>, seen: StateOf<F>) => AsyncIterable<G>;
  readonly growsWith?: (state: StateOf<F>, seen: StateOf<F>) => string | null;
  readonly limits?: (state: StateOf<F>, tensors: TensorsOf<N & M>) => Limits<StateOf<F>>;
  /**
   * Where the figure opens, as far as a run decides it: the strongest filter, the first class. Links go
   * before it.
   */
  readonly opening?: (tensors: TensorsOf<N & M>, state: StateOf<F>, book: Book) => Partial<StateOf<F>>;
  /** What else follows from a change; default nothing. */
  readonly next?: (state: StateOf<F>, change: Partial<StateOf<F>>) => StateOf<F>;
  readonly cursors?: Readonly<Record<string, CursorSpec<ViewProps<F, N & M, D, W, G>, StateOf<F>>>>;
  readonly view: (props: ViewProps<F, N & M, D, W, G>) => VNode;
  readonly controls?: (props: ViewProps<F, N & M, D, W, G>) => VNode;
  /** Under "More". */
  readonly more?: (props: ViewProps<F, N & M, D, W, G>) => VNode;
  readonly readout: (props: ViewProps<F, N & M, D, W, G>, changed: ReadonlySet<keyof F | 'run'>) => Readout;
  readonly caption: (props: ViewProps<F, N & M, D, W, G>) => VNode;
  /** For CSV, NPY, the data table and the inspector. */
  readonly tensor?: (props: ViewProps<F, N & M, D, W, G>) => ShownTensor;
  /** The shape in the foot; default the tensor's. */
  readonly shape?: (props: ViewProps<F, N & M, D, W, G>) => readonly number[];
  /**
   * Where the buttons "Picture…" and "Weights…" stand: default first of the controls where the figure shows
   * the reader's picture. `weights`: the second alone, in a figure with pictures of its own.
   */
  readonly chooser?: 'controls' | 'more' | 'weights' | 'none';
  /** The tensor that is shown, for lines of code that point here; several with spaces. */
  readonly lines?: string;
  /**
   * Whether what it shows is so much the weights' that a switch draws it on others beside it. Default false.
   */
  readonly comparable?: boolean;
  /** Runs out of the reading column, up to 60 rem, where the page has room. Default false. */
  readonly wide?: boolean;
}

/* What the kit handles: a definition with its types let go. */
export type AnyState = Readonly<Record<string, unknown>>;
// The checker cannot hold a figure of unknown fields; within the kit a figure meets only its own state and
// scene.
export type AnyFigure = FigureDefinition<Fields, Needs, unknown, FigureWords, unknown, Needs>;
export type AnyViewProps = ViewProps<Fields, Needs, unknown, FigureWords, unknown>;

/** Types a definition; its folder is its name. */
export const defineFigure = <
  F extends Fields,
  N extends Needs,
  D = undefined,
  W extends FigureWords = FigureWords,
  G = undefined,
  M extends Needs = N,
>(
  definition: FigureDefinition<F, N, D, W, G, M>,
): FigureDefinition<F, N, D, W, G, M> => definition;

/** Lets the types of a definition go, for the kit. */
export const anyFigure = (figure: unknown): AnyFigure => figure as AnyFigure;
