/**
 * The reader's own lesson as a Jupyter notebook: their classes, their split, the loop of the chapter, under
 * real PyTorch and timm.
 */
import { toNotebook } from '#lib/notebook/ipynb.ts';
import type { Block } from '#lib/notebook/cell.ts';
import type { Language } from '#lib/plot/language.ts';
import type { Normalisation } from '../picture/normalised.ts';
import { BLOCK_STEPS } from './last-block-task.ts';
import { ownNotebookWords } from './own-notebook-words.ts';
import { STEPS } from './train-head.ts';

/** Where the pictures lie beside the notebook, in a folder or in a zip of the same name. */
export const PICTURES_FOLDER = 'own-pictures';

export interface OwnLesson {
  readonly lang: Language;
  /** timm's name of the backbone. */
  readonly architecture: string;
  /** The file that holds backbone and head. */
  readonly model: string;
  /** Of the classes, in the order of their labels. */
  readonly names: readonly string[];
  /** Their folders, in the same order. */
  readonly folders: readonly string[];
  /** Of the split and of the head's first numbers. */
  readonly seed: number;
  /** How the backbone's pictures are normalised. */
  readonly normalisation: Normalisation;
  /** Of the chapter, where the site's address is known. */
  readonly url?: string;
}

/** The text of an `.ipynb` file. */
export function ownNotebook(lesson: OwnLesson): string {
  const words = ownNotebookWords[lesson.lang];
  const zip = `${PICTURES_FOLDER}.zip`;
  const blocks: Block[] = [
    prose(words.begin(zip, lesson.model)),
    prose(words.pictures),
    cell('pictures', picturesCell(lesson)),
    prose(words.split),
    cell('split', splitCell(lesson)),
    prose(words.features),
    cell('features', featuresCell(lesson)),
    prose(words.loop),
    cell('loop', loopCell(lesson)),
    prose(words.errors),
    cell('errors', ERRORS_CELL),
    prose(words.ways),
    cell('other-ways', otherWaysCell()),
    cell('last-block', lastBlockCell(lesson)),
    prose(words.save),
    cell('save', saveCell(lesson)),
  ];
  return toNotebook(blocks, { title: words.title, ...(lesson.url ? { url: lesson.url } : {}) });
}

const prose = (text: string): Block => ({ kind: 'prose', text });
const cell = (id: string, source: string): Block => ({
  kind: 'cell',
  cell: { id, source, options: { raises: false, pretendCuda: false, hideOutput: false }, line: 0 },
});

/** As Python writes it; JSON's strings are Python's too. */
const py = (value: string | readonly string[]): string =>
  typeof value !== 'string'
    ? `[${value.map(py).join(', ')}]`
    : /['\\]/.test(value)
      ? JSON.stringify(value)
      : `'${value}'`;
const tuple = (values: readonly number[]): string => `(${values.join(', ')})`;
const isDistilled = ({ architecture }: OwnLesson): boolean => architecture.includes('distilled');

const picturesCell = ({ names, folders }: OwnLesson): string => `\
import math, shutil
from pathlib import Path

import timm
import torch.nn as nn
import torch.nn.functional as F
from PIL import Image, ImageOps
from timm.data import create_transform, resolve_model_data_config

names = ${py(names)}
folders = ${py(folders)}
pictures = Path(${py(PICTURES_FOLDER)})
if not pictures.exists():
    shutil.unpack_archive(${py(`${PICTURES_FOLDER}.zip`)})

suffixes = Image.registered_extensions()
files = [
    (file, label)
    for label, folder in enumerate(folders)
    for file in sorted((pictures / folder).iterdir())
    if file.suffix.lower() in suffixes
]
sizes = [sum(own == label for _, own in files) for label in range(len(names))]
print(dict(zip(names, sizes)))`;

const splitCell = ({ seed }: OwnLesson): string => `\
torch.manual_seed(${seed})
shots = math.ceil(0.6 * min(sizes))
train, test = [], []
for label in range(len(names)):
    own = [each for each in files if each[1] == label]
    order = torch.randperm(len(own)).tolist()
    train += [own[i] for i in order[:shots]]
    test += [own[i] for i in order[shots:]]
print(len(train), 'to learn from,', len(test), 'held out')`;

const featuresCell = ({ architecture, model, normalisation: { mean, std } }: OwnLesson): string => `\
m = timm.create_model(${py(architecture)}, num_classes=len(names), checkpoint_path=${py(model)})
m.eval()

config = resolve_model_data_config(m)
config.update(mean=${tuple(mean)}, std=${tuple(std)})  # as the backbone was trained
transform = create_transform(**config)

def load(file):
    return transform(ImageOps.exif_transpose(Image.open(file)).convert('RGB'))

images = torch.stack([load(file) for file, _ in train + test])
labels = torch.tensor([label for _, label in train + test])
n = len(train)
with torch.no_grad():
    x = torch.cat([m.forward_head(m.forward_features(part), pre_logits=True) for part in images.split(16)])
    page = torch.cat([m(part) for part in images.split(16)])
print(x.shape)
print("the page's head:", (page[n:].argmax(1) == labels[n:]).sum().item(), 'of', len(test))`;

const loopCell = ({ seed }: OwnLesson): string => `\
def learn(x, report=False):
    torch.manual_seed(${seed})
    head = nn.Linear(x.shape[1], len(names))
    optimizer = torch.optim.AdamW(head.parameters(), lr=0.01)
    for step in range(${STEPS}):
        logits = head(x)
        loss = F.cross_entropy(logits[:n], labels[:n])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if report and step in (0, 1, 2, 4, 8, 16, 32, ${STEPS - 1}):
            hits = logits.argmax(1) == labels
            print(f'step {step:2}  loss {loss.item():.3f}  learned from {hits[:n].sum().item()} of {n}, '
                  f'held out {hits[n:].sum().item()} of {len(test)}')
    return head

head = learn(x, report=True)`;

const ERRORS_CELL = `\
with torch.no_grad():
    shares = head(x[n:]).softmax(1)
said = shares.argmax(1)
confusion = torch.zeros(len(names), len(names), dtype=torch.int64)
for true, called in zip(labels[n:].tolist(), said.tolist()):
    confusion[true, called] += 1
print(names)
print(confusion)

wrong = [i for i in range(len(test)) if said[i] != labels[n + i]]
for i in sorted(wrong, key=lambda i: -shares[i].max()):
    print(test[i][0], 'was called', names[said[i]], f'({shares[i].max():.2f})')`;

const otherWaysCell = (): string => `\
def right(said):
    return f'{(said == labels[n:]).sum().item()} of {len(test)}'

u = F.normalize(x, dim=1)
print('nearest neighbour:', right(labels[:n][(u[n:] @ u[:n].T).argmax(1)]))
colours = F.adaptive_avg_pool2d(images, 16).flatten(1)
print('16 x 16 colours:', right(learn(colours)(colours[n:]).argmax(1)))`;

const lastBlockCell = ({ seed }: OwnLesson): string => `\
import copy

tuned = copy.deepcopy(m)
torch.manual_seed(${seed})
new_head = nn.Linear(x.shape[1], len(names))
learning = [*tuned.blocks[-1].parameters(), *tuned.norm.parameters(), *new_head.parameters()]
print(f'{sum(p.numel() for p in learning):,} numbers learn')

def entering(part):
    return tuned.blocks[:-1](tuned.norm_pre(tuned._pos_embed(tuned.patch_embed(part))))

def logits(tokens):
    return new_head(tuned.forward_head(tuned.norm(tuned.blocks[-1](tokens)), pre_logits=True))

with torch.no_grad():
    tokens = torch.cat([entering(part) for part in images.split(16)])
optimizer = torch.optim.AdamW(learning, lr=0.001)
for step in range(${BLOCK_STEPS}):
    loss = F.cross_entropy(logits(tokens[:n]), labels[:n])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(f'step {step}  loss {loss.item():.3f}')
with torch.no_grad():
    print('head and last block:', right(torch.cat([logits(part) for part in tokens[n:].split(16)]).argmax(1)))`;

const saveCell = (lesson: OwnLesson): string => `\
import json
from safetensors.torch import save_file

m.head = head${isDistilled(lesson) ? '\nm.head_dist = copy.deepcopy(head)' : ''}
cfg = {key: config[key] for key in ('input_size', 'interpolation', 'crop_pct', 'mean', 'std')}
about = {'class_names': json.dumps(names), 'pretrained_cfg': json.dumps(cfg)}
save_file(m.state_dict(), 'mine.safetensors', metadata=about)

again = timm.create_model(${py(lesson.architecture)}, num_classes=len(names), checkpoint_path='mine.safetensors', pretrained_cfg_overlay=cfg).eval()
file, label = test[0]
with torch.no_grad():
    shares = again(load(file)[None]).softmax(1)[0]
print(file, 'is a picture of', names[label])
for share, name in sorted(zip(shares.tolist(), names), reverse=True):
    print(f'{share:.3f}  {name}')`;
