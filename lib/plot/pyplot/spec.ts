/**
 * What matplotlib's figure holds, as Python's `matplotlib` hands it over: data in the axes' own units,
 * everything else in matplotlib's (inches, points, fractions of the figure). Colours are CSS; `ink` is the
 * page's text colour.
 */
export interface FigureSpec {
  /** inches */
  readonly size: readonly [width: number, height: number];
  readonly title: string;
  /** Whether `tight_layout` or a constrained layout was asked for. */
  readonly tight: boolean;
  readonly background: string | null;
  readonly adjust: Readonly<Record<string, number>>;
  readonly axes: readonly AxesSpec[];
  readonly texts: readonly TextSpec[];
}

/** Place in a grid of axes: rows and columns from 0, the last ones included. */
export interface GridPlace {
  readonly rows: number;
  readonly columns: number;
  readonly row: readonly [number, number];
  readonly column: readonly [number, number];
}

export interface AxesSpec {
  readonly place: GridPlace | null;
  /** left, bottom, width and height as fractions of the figure, where there is no place in a grid. */
  readonly box: readonly [number, number, number, number] | null;
  readonly x: AxisSpec;
  readonly y: AxisSpec;
  readonly title: string;
  readonly titleSize: number;
  /** False after `axis('off')`: only what was drawn is shown. */
  readonly framed: boolean;
  readonly spines: readonly string[];
  readonly grid: boolean;
  readonly equal: boolean;
  readonly background: string | null;
  readonly artists: readonly Artist[];
  readonly legend: LegendSpec | null;
  readonly colorbar: ColorbarSpec | null;
  /** Of a colorbar: the axes that give it room. */
  readonly beside: BesideSpec | null;
}

export interface BesideSpec {
  readonly hosts: readonly number[];
  readonly horizontal: boolean;
  /** How much of the hosts' room it takes, how much of that it fills, and the gap, as fractions. */
  readonly fraction: number;
  readonly shrink: number;
  readonly pad: number;
}

export interface AxisSpec {
  /** From left or bottom to right or top; an inverted axis goes down. */
  readonly limits: readonly [number, number];
  readonly scale: 'linear' | 'log';
  readonly label: string;
  readonly labelSize: number;
  /** null: where matplotlib puts them. */
  readonly ticks: readonly number[] | null;
  readonly tickLabels: readonly string[] | null;
  readonly tickSize: number;
  readonly rotation: number;
  readonly shown: boolean;
  readonly labelled: boolean;
}

export interface ColorbarSpec {
  readonly limits: readonly [number, number];
  /** 256 colours from low to high, `#rrggbb`. */
  readonly colors: readonly string[];
  readonly label: string;
  readonly ticks: readonly number[] | null;
  readonly horizontal: boolean;
}

export interface LegendSpec {
  readonly entries: readonly { readonly label: string; readonly artist: Artist }[];
  readonly location: string;
  readonly title: string;
  readonly size: number;
  readonly frame: boolean;
}

interface Stroke {
  readonly color: string;
  readonly width: number;
  readonly dash: readonly number[];
  readonly alpha: number;
}

export interface LineArtist extends Stroke {
  readonly kind: 'line';
  readonly x: readonly (number | null)[];
  readonly y: readonly (number | null)[];
  readonly marker: string;
  readonly markerSize: number;
  readonly markerColor: string;
}

export interface ScatterArtist {
  readonly kind: 'scatter';
  readonly x: readonly (number | null)[];
  readonly y: readonly (number | null)[];
  /** Areas in square points, one or one each. */
  readonly sizes: readonly number[];
  readonly colors: readonly string[];
  readonly edge: string | null;
  readonly marker: string;
  readonly alpha: number;
}

/** Rectangles: left, bottom, width and height in data's units. */
export interface BarsArtist {
  readonly kind: 'bars';
  readonly bars: readonly (readonly [number, number, number, number])[];
  readonly colors: readonly string[];
  readonly edge: string | null;
  readonly edgeWidth: number;
  readonly alpha: number;
}

export interface AreaArtist {
  readonly kind: 'area';
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly color: string;
  readonly edge: string | null;
  readonly edgeWidth: number;
  readonly alpha: number;
}

export interface ImageArtist {
  readonly kind: 'image';
  /** left, right, bottom, top in data's units. */
  readonly extent: readonly [number, number, number, number];
  readonly origin: 'upper' | 'lower';
  readonly smooth: boolean;
  readonly alpha: number;
  readonly width: number;
  readonly height: number;
  /** RGBA, row by row from the top of the array. */
  readonly pixels: Uint8Array;
}

/** A line over the whole of the other direction, `axhline`; or a band, `axvspan`. */
export interface SpanArtist extends Stroke {
  readonly kind: 'span';
  readonly along: 'x' | 'y';
  readonly from: number;
  readonly to: number;
}

export interface TextSpec {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly color: string;
  readonly size: number;
  readonly horizontal: 'left' | 'center' | 'right';
  readonly vertical: string;
  readonly rotation: number;
  readonly bold: boolean;
  readonly box: string | null;
  /** In data's units, or as fractions of the axes or of the figure. */
  readonly units: 'data' | 'axes';
}

export type Artist =
  LineArtist | ScatterArtist | BarsArtist | AreaArtist | ImageArtist | SpanArtist | TextSpec;
