import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const tool = fileURLToPath(new URL('./python.ts', import.meta.url));

function python(source: string, file = '-') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool, file], {
    input: source,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('a script prints just its output', () => {
  expect(python('print("héllo")\n1 + 1\n')).toEqual({ status: 0, stdout: 'héllo\n', stderr: '' });
});

test('a script that raises exits 1 with its traceback on standard error', () => {
  expect(python('print(1)\nx = [][3]\n')).toEqual({
    status: 1,
    stdout: '1\n',
    stderr: [
      'Traceback (most recent call last):',
      '  File "<stdin>", line 2, in <module>',
      '    x = [][3]',
      '        ~~^^^',
      'IndexError: list index out of range',
      '',
    ].join('\n'),
  });
});

test('sys.exit decides the status, a text goes to standard error', () => {
  expect(python('import sys; sys.exit(4)')).toEqual({ status: 4, stdout: '', stderr: '' });
  expect(python('import sys; sys.exit("no")')).toEqual({ status: 1, stdout: '', stderr: 'no\n' });
});

test('without a file it says how it is called', () => {
  expect(python('', '')).toMatchObject({ status: 2, stderr: expect.stringContaining('FILE.py') as string });
});
