export { commandReference } from './program.ts';
