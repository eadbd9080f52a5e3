from tqdm import tqdm, trange
from tqdm.auto import tqdm as auto
for x in tqdm([1, 2, 3], desc='Epoch', leave=False):
    print(x)
for i in trange(2):
    print(i)
with tqdm(total=10, disable=True) as bar:
    bar.update(3)
    bar.set_postfix(loss=0.123456, acc='1')
    print(bar.n, bar.total)
bar = auto(range(3))
bar.set_description('step')
for i in bar:
    bar.set_postfix({'loss': 1.5})
print(bar.n, bar.total, len(bar))
tqdm.write('a line')
print([y for y in tqdm(map(str, range(3)))], list(tqdm(enumerate('ab'), total=2)), dict(tqdm({'a': 1}.items())))
# ---
from tqdm import tqdm
for x in tqdm(3):
    pass
# ---
import torch
from torch.utils.data import DataLoader
import tqdm, tqdm.auto
for bar in (tqdm.tqdm, tqdm.auto.tqdm):
    torch.manual_seed(0)
    for _ in range(2):
        for batch in bar(DataLoader(range(5), batch_size=3, shuffle=True), disable=True):
            print(batch)
    print(torch.rand(2))
print(list(tqdm.auto.trange(3, disable=True)), list(tqdm.auto.tqdm((i for i in range(3)), disable=True)), issubclass(tqdm.auto.tqdm, tqdm.tqdm))
