import { expect, it } from 'vitest';
import { findings, foundWords, lines, matching, type Finding } from './palette';

const items = [{ label: 'Cohorts', also: 'groups' }, { label: 'New cohort' }, { label: 'Clients', also: 'people' }];

it('finds by label and by other words, label first', () => {
  expect(matching(items, 'cohort').map((i) => i.label)).toEqual(['Cohorts', 'New cohort']);
  expect(matching(items, 'GROU').map((i) => i.label)).toEqual(['Cohorts']);
  expect(matching(items, 'new client')).toEqual([]);
  expect(matching(items, '')).toHaveLength(3);
});

it('asks the source from two letters on, and one that fails finds nothing', async () => {
  const signal = new AbortController().signal;
  const echo = (typed: string) => Promise.resolve<Finding[]>([{ to: '/clients/1', label: typed, kind: 'Client' }]);
  expect(await findings(echo, 'c', signal)).toEqual([]);
  expect(await findings(echo, 'c-10', signal)).toEqual([{ to: '/clients/1', label: 'c-10', kind: 'Client' }]);
  expect(await findings(() => Promise.reject(new Error('down')), 'c-10', signal)).toEqual([]);
});

const known = {
  actions: [{ run: () => undefined, label: 'Edit', also: 'change leaders', kind: 'Do here' }],
  visits: [{ to: '/clients/1', label: 'C-0001, Ana', kind: 'Client' }],
  errands: [{ to: '/referrals/new', label: 'New referral', kind: 'Do' }],
  places: [{ to: '/clients', label: 'Clients', kind: 'Go to' }],
};

it('shows what was open lately first, and what can be done here', () => {
  expect(lines(known, ' ', []).map((l) => l.label)).toEqual(['C-0001, Ana', 'Edit', 'New referral', 'Clients']);
});

it('finds actions by their other words, and a thing once', () => {
  expect(lines(known, 'leaders', []).map((l) => l.label)).toEqual(['Edit']);
  const found: Finding[] = [{ to: '/clients/1', label: 'Ana López, C-0001', kind: 'Client' }];
  expect(lines(known, 'ana', found).map((l) => l.label)).toEqual(['C-0001, Ana']);
});

it('says how many there are', () => {
  expect([foundWords(0, false), foundWords(1, false), foundWords(7, false), foundWords(0, true)]).toEqual(['Nothing by that name', '1 line', '7 lines', 'Looking']);
});
