/** The strip, alive: one run of the model on the chosen picture gives all its pictures and the answer. */
import type { RunResult } from '#lib/engine/contract.ts';
import type { VitForm } from '#lib/engine/vit-form.ts';
import { tapOfPath } from '#lib/engine/tap.ts';
import type { RgbImage } from '#lib/image/rgb-image.ts';
import type { Raster } from '#lib/plot/raster.ts';
import { liveModel, livePicture, liveRun, onBookChanged } from '../book/page-book.ts';
import { classNames } from '../book/model.ts';
import { models } from '../book/models.ts';
import type { FigureFrame } from '../kit/figure-frame.ts';
import type { FigureState } from '../kit/figure-state.ts';
import type { LiveFigure, ShownTensor } from '../kit/live-figure.ts';
import { pageLanguage } from '../kit/strings.ts';
import { currentChoice } from '../picture/choice.ts';
import { chooseLinked, linkedPicture } from '../picture/linked-picture.ts';
import { chosenModel } from '../weights/chosen-model.ts';
import { classesHtml, noneSentence } from './classes-html.ts';
import { rasterAddress } from './raster-address.ts';
import { stageOf, STAGES, STRIP_TAPS } from './stages.ts';
import type { StageName } from './stages.ts';
import { homeStrings } from './strings.ts';
import { stripView } from './strip-view.ts';
import type { StageView, StripView } from './strip-view.ts';

export class LiveStrip implements LiveFigure {
  #frame!: FigureFrame;
  #result: RunResult | null = null;
  #cropped: RgbImage | null = null;
  #classNames: readonly string[] = [];
  #forget: (() => void) | null = null;
  #opened: string | null = null;
  /** Counts the runs: only the latest is shown. */
  #runs = 0;

  readonly source = {
    read: (name: string): Promise<ShownTensor> => this.#read(name),
    picture: () =>
      this.#cropped && { data: this.#cropped.data, shape: [this.#cropped.height, this.#cropped.width, 3] },
    classNames: () => this.#classNames,
  };

  async start(frame: FigureFrame, state: FigureState): Promise<void> {
    this.#frame = frame;
    // First of all: the reader may choose a picture or weights while the first run is under way.
    this.#forget?.();
    await chooseLinked(state);
    this.#forget = onBookChanged(() => void frame.recompute((signal) => this.#run(signal)));
    await this.#run();
    await this.restore(state);
  }

  get leavesPictureOut(): boolean {
    return currentChoice().kind === 'own';
  }

  /** `tensor` opens in the inspector. */
  async restore({ tensor, ...link }: FigureState): Promise<void> {
    await chooseLinked(link);
    if (tensor === undefined) return;
    this.#opened = tensor;
    const { TensorInspector } = await import('../kit/tensor-inspector.ts');
    await TensorInspector.shared(this.source).open(tensor);
  }

  state(): FigureState {
    return { ...(this.#opened === null ? {} : { tensor: this.#opened }), ...linkedPicture() };
  }

  stop(): void {
    this.#forget?.();
  }

  async #run(signal?: AbortSignal): Promise<void> {
    const turn = ++this.#runs;
    const lang = pageLanguage();
    const words = homeStrings(lang);
    const own = chosenModel();
    const options = signal ? { signal } : {};
    /** Only the beginning of the loading is read out. */
    let told = false;
    const [{ cropped }, model, result] = await Promise.all([
      livePicture(),
      liveModel(models.scenes, {
        onProgress: (progress) => {
          if (progress.stage !== 'weights' || progress.total === null) return;
          this.#frame.say(words.loading(megabytes(progress.loaded), megabytes(progress.total)), {
            aloud: !told,
          });
          told = true;
        },
      }),
      liveRun(STRIP_TAPS, options),
    ]);
    const names = classNames(model.metadata, lang);
    const form = model.form!;
    // Measured for the site's own weights. Of an own picture the chooser says what the model makes of photographs.
    const measured = own === models.scenes && currentChoice().kind !== 'own';
    const limit = measured ? Number(this.#frame.dataset['limit']) : 0;
    const view = await stripView(result.tensors, { lang, names, limit, form });
    const addresses = await this.#addresses(view);
    if (turn !== this.#runs) return;
    this.#result = result;
    this.#cropped = cropped;
    this.#classNames = names;
    this.#show(view, addresses, form);
    this.#put('.classes', (list) => {
      list.innerHTML = classesHtml(view).text;
    });
    this.#put('.none', (line) => {
      line.textContent = noneSentence(view, { lang, count: names.length, limit });
    });
    const { backend, threads, milliseconds, notes } = result;
    this.#frame.foot({
      weights: own.label,
      backend,
      threads,
      milliseconds,
    });
    this.#frame.say([words.alive, ...notes].join(' '));
  }

  /** Every picture as an address; made before anything is shown, so that all change at once. */
  async #addresses({ stages, blocks }: StripView): Promise<Map<string, string>> {
    const rasters: [string, Raster][] = [
      ...Object.entries<StageView>(stages).map(([name, { raster }]): [string, Raster] => [name, raster]),
      ...blocks.map(({ raster }, i): [string, Raster] => [`block-${i}`, raster]),
    ];
    return new Map(
      await Promise.all(rasters.map(async ([name, raster]) => [name, await rasterAddress(raster)] as const)),
    );
  }

  #show(
    { stages, blocks, blockRange }: StripView,
    addresses: ReadonlyMap<string, string>,
    { side, prefix }: VitForm,
  ): void {
    for (const image of this.#frame.querySelectorAll<HTMLImageElement>('img[data-tile]')) {
      const old = image.src;
      image.src = addresses.get(image.dataset['tile']!)!;
      if (old.startsWith('blob:')) URL.revokeObjectURL(old);
    }
    const thumb = this.#frame.querySelector<HTMLImageElement>('.thumb')!;
    const ofBook = (thumb.dataset['alt'] ??= thumb.alt);
    const words = homeStrings(pageLanguage());
    thumb.alt = currentChoice().kind === 'book' ? ofBook : words.chosen;
    for (const [name, { shape, range, says }] of Object.entries<StageView>(stages)) {
      this.#put(`[data-range=${name}]`, (place) => (place.textContent = range));
      this.#put(`[data-edge=${name}] shape-chip`, (chip) => {
        chip.setAttribute('shape', shape.join(','));
        const from = STAGES[name as StageName].dims.map((dim) =>
          dim === 'N' ? words.from(side, prefix) : '',
        );
        chip.setAttribute('from', from.join('|'));
      });
      this.#put(`.stage-of:not(.patches) > [data-tap]:has([data-tile=${name}])`, (stage) => {
        stage.dataset['says'] = says;
        stage.ariaDescription = name === 'picture' ? words.pictured(thumb.alt, says) : says;
      });
    }
    for (const [i, { says }] of blocks.entries())
      this.#put(`[data-tap]:has([data-tile=block-${i}])`, (stage) => {
        stage.dataset['says'] = stage.ariaDescription = says;
      });
    this.#put('[data-range=blocks]', (place) => (place.textContent = blockRange));
  }

  async #read(name: string): Promise<ShownTensor> {
    const own = this.#result?.tensors.get(name);
    const { tensors } = own ? { tensors: this.#result!.tensors } : await liveRun([tapOfPath(name)]);
    const stage = stageOf(name);
    return { ...tensors.get(name)!, name, ...(stage ? { dims: stage.dims, kind: stage.kind } : {}) };
  }

  #put(selector: string, change: (place: HTMLElement) => unknown): void {
    for (const place of this.#frame.querySelectorAll<HTMLElement>(selector)) change(place);
  }
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
