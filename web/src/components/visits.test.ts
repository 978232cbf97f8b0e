import { expect, it } from 'vitest';
import { forgetVisits, lastVisits, visited } from './visits';

it('remembers the things that were open, the newest first and each once', () => {
  visited('/clients/1', 'Ana');
  visited('/cohorts/2', 'Calm');
  visited('/clients', 'Clients');
  visited('/cohorts/new', 'New cohort');
  visited('/clients/1', 'Ana López');
  expect(lastVisits('/')).toEqual([
    { to: '/clients/1', label: 'Ana López', kind: 'Client' },
    { to: '/cohorts/2', label: 'Calm', kind: 'Cohort' },
  ]);
  expect(lastVisits('/clients/1').map((v) => v.to)).toEqual(['/cohorts/2']);
  forgetVisits();
  expect(lastVisits('/')).toEqual([]);
});
