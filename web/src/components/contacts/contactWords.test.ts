import { expect, it } from 'vitest';
import type { NextStep, Standing } from './contactQueries';
import { nextWords, standingWords, tookWords } from './contactWords';

const standing: Standing = { stage: 'enquiry', tries: 0, waitedMinutes: 0, limitKept: true };
const at = '2026-03-10T14:00:00Z';

it.each<[string, Partial<Standing>]>([
  ['Nobody has tried yet', {}],
  ['Tried twice, left a voicemail', { tries: 2, last: { at, channel: 'voicemail', result: 'left_message' } }],
  ['Tried once, no answer', { tries: 1, last: { at, channel: 'telephone', result: 'no_answer' }, reachedAt: at }],
  ['Tried 4 times, left a message', { tries: 4, last: { at, channel: 'telephone', result: 'left_message' } }],
  ['Spoken to', { reachedAt: at, last: { at, channel: 'telephone', result: 'reached' } }],
])('%s', (words, s) => expect(standingWords({ ...standing, ...s })).toBe(words));

it.each<[NextStep['kind'], string, boolean, string, string]>([
  ['call_again', '2026-03-10', false, 'soon', 'next try today'],
  ['call', '2026-03-11', false, 'quiet', 'call by tomorrow'],
  ['interim_contact', '2026-03-05', true, 'late', 'contact was due Mar 5'],
  ['assess', '2026-03-13', false, 'quiet', 'assessment Mar 13'],
  ['decide', '2026-03-09', true, 'late', 'decision due yesterday'],
])('%s on %s', (kind, on, overdue, tone, words) => expect(nextWords({ kind, on, overdue }, '2026-03-10')).toEqual({ tone, words }));

it('says how long somebody waited for a call', () => {
  expect([40, 300, 4320].map(tookWords)).toEqual(['40 min', '5 h', '3 days']);
});
