import { expect, it } from 'vitest';
import { findings, matching, type Source } from './palette';

const items = [{ label: 'Cohorts', also: 'groups' }, { label: 'New cohort' }, { label: 'Clients', also: 'people' }];

it('finds by label and by other words, label first', () => {
  expect(matching(items, 'cohort').map((i) => i.label)).toEqual(['Cohorts', 'New cohort']);
  expect(matching(items, 'GROU').map((i) => i.label)).toEqual(['Cohorts']);
  expect(matching(items, 'new client')).toEqual([]);
  expect(matching(items, '')).toHaveLength(3);
});

it('asks the sources from two letters on, and a failing source finds nothing', async () => {
  const sources: Source[] = [() => Promise.reject(new Error('down')), (typed) => Promise.resolve([{ to: '/clients/1', label: typed, kind: 'Client' }])];
  expect(await findings(sources, 'c', new AbortController().signal)).toEqual([]);
  expect(await findings(sources, 'c-10', new AbortController().signal)).toEqual([{ to: '/clients/1', label: 'c-10', kind: 'Client' }]);
});
