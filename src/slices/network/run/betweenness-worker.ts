import { workerData } from 'node:worker_threads';
import { doParts, type SharedJob } from './shared-parts.ts';

doParts(workerData as SharedJob);
