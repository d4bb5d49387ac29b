import { text } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { GraphFile } from '../graph-file.ts';

export const ioStep = defineStep({
  name: 'io',
  kind: 'start',
  summary:
    'A file with a graph, for read() or write(): GraphSON (.json), Gryo (.kryo) or GraphML (.xml), or what with(IO.reader, ...) and with(IO.writer, ...) name.',
  overloads: [overload([text('file')], (path) => new GraphFile({ path, formats: new Map() }))],
});
