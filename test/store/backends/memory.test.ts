import { openMemoryBackend } from '@meshlapse/store';
import t from 'tap';
import { backendSuite, SUITE_TABLES } from '../backend-suite.ts';

backendSuite(t, async () => openMemoryBackend(SUITE_TABLES));
