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
