import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainFailure } from './explain-failure.ts';

test('a full disk is named, whether Node, initdb or the server met it', () => {
  const failures = [
    Object.assign(new Error('ENOSPC: no space left on device, mkdir'), { code: 'ENOSPC' }),
    Object.assign(new Error('Command failed'), { stderr: 'initdb: error: could not write file: No space left on device' }),
    { kind: 'unavailable' as const, message: 'FATAL:  could not write lock file "postmaster.pid": No space left on device' },
  ];
  for (const failure of failures) assert.match(explainFailure(failure, '/data').refusal.message, /no space left on the disk that holds \/data\. Free some space/);
});

test('a refusal that needs no explanation stays as it is', () => {
  const refusal = { kind: 'conflict' as const, message: 'Another Joinery (process 7) is using the data folder.' };
  assert.deepEqual(explainFailure(refusal, '/data').refusal, refusal);
});

test('anything else says where and what', () => {
  assert.match(explainFailure(new Error('odd'), '/data').refusal.message, /could not be started in \/data\.\nodd/);
});
