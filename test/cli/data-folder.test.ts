import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import t from 'tap';
import { dataFolder } from '../../packages/cli/src/data-folder.ts';

t.test('the option, else the environment, else the home directory', (t) => {
  delete process.env['MESHLAPSE_DATA'];
  t.equal(dataFolder(undefined), join(homedir(), '.meshlapse', 'data'));
  t.equal(dataFolder('here'), resolve('here'), 'messages name the whole path');
  process.env['MESHLAPSE_DATA'] = '/elsewhere';
  t.equal(dataFolder(undefined), '/elsewhere');
  t.equal(dataFolder('/given'), '/given');
  t.throws(() => dataFolder(''), { code: 'DATA_FOLDER_EMPTY' });
  process.env['MESHLAPSE_DATA'] = '';
  t.equal(dataFolder(undefined), join(homedir(), '.meshlapse', 'data'), 'empty is not set');
  t.end();
});
