/**
 * A chapter as a Jupyter notebook, nbformat 4.5, that runs with real PyTorch and timm. Pictures of tensors
 * that cells put out are left out, their text stays.
 */
import type { Output } from '#lib/python/contract.ts';
import type { Block } from './cell.ts';
import { plainProse, type ProseOptions } from './prose.ts';

/** For a machine, or a hosted notebook, that has neither. */
export const INSTALL_CELL = '%pip install --quiet "timm==1.0.29" torch torchvision';

/** Packages that come with neither timm nor PyTorch and are installed where a cell imports them. */
const OWN_INSTALL = ['einops', 'matplotlib', 'torchinfo', 'torchsummary', 'tqdm'];

function installCell(blocks: readonly Block[]): string {
  const sources = blocks.flatMap((block) => (block.kind === 'cell' ? [block.cell.source] : []));
  const imported = OWN_INSTALL.filter((name) => {
    const line = new RegExp(`^\\s*(import|from) ${name}\\b`, 'm');
    return sources.some((source) => line.test(source));
  });
  return [INSTALL_CELL, ...imported].join(' ');
}

/** What every chapter's cells begin with. */
export const FIRST_CELL = 'import torch';

export interface NotebookOptions extends ProseOptions {
  readonly title: string;
  /** Where the chapter stands. */
  readonly url?: string;
  /** What stands at the end, asked for when all before it is written. */
  readonly ending?: () => string;
  /** Outputs by the cells' ids. */
  readonly outputs?: ReadonlyMap<string, readonly Output[]>;
  /**
   * Pictures that the prose shows as `![alt](attachment:heads.png)`, by the name after the colon: PNG as
   * base64.
   */
  readonly pictures?: ReadonlyMap<string, string>;
}

/** The text of an `.ipynb` file. */
export function toNotebook(
  blocks: readonly Block[],
  { title, url, ending, outputs = new Map(), pictures = new Map(), ...proseOptions }: NotebookOptions,
): string {
  const heading = url ? `# ${title}\n\n<${url}>` : `# ${title}`;
  let count = 0;
  const cells: object[] = [
    markdown('title', heading),
    code('install', installCell(blocks)),
    code('imports', FIRST_CELL, { count: ++count }),
  ];
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'cell') {
      const { id, source, options } = block.cell;
      cells.push(
        code(id, source, { count: ++count, outputs: outputs.get(id) ?? [], raises: options.raises }),
      );
    } else {
      const text = plainProse(block.text, proseOptions);
      if (text) cells.push(markdown(`prose-${index}`, text, pictures));
    }
  }
  const end = ending?.();
  if (end) cells.push(markdown('ending', end));
  const metadata = {
    kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
    language_info: { name: 'python' },
  };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}

const ATTACHMENT = /\]\(attachment:([^)]+)\)/g;

/** A cell of prose carries the pictures that it shows. */
function markdown(id: string, text: string, pictures: ReadonlyMap<string, string> = new Map()): object {
  const shown = [...text.matchAll(ATTACHMENT)].map(([, name = '']) => {
    const png = pictures.get(name);
    if (png === undefined) throw new Error(`The notebook shows a picture that it was not given: ${name}`);
    return [name, { 'image/png': png }];
  });
  const attachments = shown.length > 0 ? { attachments: Object.fromEntries(shown) as object } : {};
  return { cell_type: 'markdown', id: notebookId(id), metadata: {}, ...attachments, source: lines(text) };
}

interface CodeRun {
  /** Null for a cell that was not run. */
  readonly count?: number | null;
  readonly outputs?: readonly Output[];
  /** Jupyter's “Run all” stops at an exception unless the cell is tagged so. */
  readonly raises?: boolean;
}

function code(
  id: string,
  source: string,
  { count = null, outputs = [], raises = false }: CodeRun = {},
): object {
  return {
    cell_type: 'code',
    id: notebookId(id),
    execution_count: count,
    metadata: raises ? { tags: ['raises-exception'] } : {},
    source: lines(source),
    outputs: outputs.map((output) => notebookOutput(output, count)),
  };
}

function notebookOutput(output: Output, count: number | null): object {
  switch (output.kind) {
    case 'stream':
      return { output_type: 'stream', name: output.name, text: lines(output.text) };
    case 'display': {
      const data = { 'text/plain': lines(output.text) };
      return { output_type: 'execute_result', execution_count: count, data, metadata: {} };
    }
    case 'error': {
      const { type, message, traceback } = output;
      return { output_type: 'error', ename: type, evalue: message, traceback: traceback.split('\n') };
    }
  }
}

/** nbformat wants 1 to 64 of these characters. */
function notebookId(id: string): string {
  return id.replace(/[^\w-]/g, '-').slice(0, 64) || 'cell';
}

/** nbformat's lines keep their ends. */
function lines(text: string): string[] {
  return text.split(/(?<=\n)/).filter((line) => line !== '');
}
