import { describe, expect, it } from 'vitest';
import { ageing } from '@/components/ageing';
import { boardSentence, byPressure, cardDetail, funnelOf, passes, waited } from './board';
import { ofReferral } from './pipeline';
import type { Referral } from './referralQueries';

const now = new Date('2026-03-10T14:00:00Z');
const zone = 'America/New_York';
const referral = (change: Partial<Referral> = {}): Referral => ({
  id: 'r', clientId: 'c', client: { id: 'c', code: 'C-1058', firstName: 'Ana', lastName: 'Lopez' }, source: 'hospital', urgency: 'routine', problemAreas: ['anxiety_disorders'], openReferrals: [], possibleDuplicates: [],
  receivedOn: '2026-03-09', answerBy: '2026-03-20T14:00:00Z', status: 'received', statusSince: '2026-03-09T10:00:00Z', version: 1, createdAt: '2026-03-09T10:00:00Z', updatedAt: '2026-03-09T10:00:00Z', ...change,
});

describe('ageing', () => {
  it.each<[string, string, Referral['status'], Referral['urgency'], string | undefined, string]>([
    ['days left', '2026-03-20T14:00:00Z', 'received', 'routine', undefined, '10 days left'],
    ['one day left', '2026-03-11T16:00:00Z', 'received', 'routine', undefined, '1 day left'],
    ['amber on the day of the limit', '2026-03-10T19:00:00Z', 'received', 'routine', 'soon', 'answer by 15:00'],
    ['amber with the day within 24 hours', '2026-03-11T13:00:00Z', 'triaged', 'routine', 'soon', 'answer by Wed 09:00'],
    ['red just past it', '2026-03-10T13:30:00Z', 'received', 'urgent', 'late', 'limit just passed'],
    ['red by hours', '2026-03-10T08:00:00Z', 'received', 'urgent', 'late', '6 h past the limit'],
    ['red by days', '2026-03-05T14:00:00Z', 'triaged', 'routine', 'late', '5 days past the limit'],
    ['now in an emergency', '2026-03-10T13:00:00Z', 'received', 'emergency', 'late', 'answer now'],
  ])('%s', (_, answerBy, status, urgency, edge, words) => {
    expect(ageing({ answerBy, status, urgency }, now, zone)).toEqual(edge ? { edge, words } : { words });
  });
  it('ends once somebody has answered', () => {
    expect(ageing(referral({ status: 'accepted', answerBy: '2026-03-01T00:00:00Z' }), now, zone)).toBeNull();
  });
});

describe('the filter', () => {
  const late = { answerBy: '2026-03-01T00:00:00Z' };
  it.each([
    ['shows all', { text: '' }, {}, true],
    ['finds a code', { text: '1058' }, {}, true],
    ['finds a source and a problem together', { text: 'hospital anx' }, {}, true],
    ['hides what it does not find', { text: 'court' }, {}, false],
    ['hides another urgency', { text: '', urgency: 'urgent' }, {}, false],
    ['hides what is in time', { text: '', late: true }, {}, false],
    ['shows what is late', { text: '', late: true }, late, true],
  ])('%s', (_, filter, change, shown) => {
    expect(passes(ofReferral(referral(change), '2026-03-10'), filter, now, zone)).toBe(shown);
  });
});

describe('the board', () => {
  it.each([
    [[], 0, 'Nobody waits for an answer.'],
    [[referral()], 31, '31 open. All are within their limits.'],
    [[referral({ answerBy: '2026-03-09T00:00:00Z' })], 5, '5 open. One is past its limit.'],
    [[referral({ answerBy: '2026-03-09T00:00:00Z' }), referral({ answerBy: '2026-03-08T00:00:00Z' }), referral({ answerBy: '2026-03-10T20:00:00Z' })], 9, '9 open. Two are past their limit. One must be answered within a day.'],
  ])('says how it stands', (open, total, sentence) => {
    expect(boardSentence(open, total, now, zone)).toBe(sentence);
  });
  it('puts the nearest limit first, then the oldest', () => {
    const soon = referral({ id: 'soon', answerBy: '2026-03-11T00:00:00Z' });
    expect([referral(), soon].sort(byPressure)[0]?.id).toBe('soon');
    const old = referral({ id: 'old', status: 'waitlisted', receivedOn: '2026-01-02' });
    expect([referral({ status: 'waitlisted' }), old].sort(byPressure)[0]?.id).toBe('old');
  });
  it('puts who was seated last first', () => {
    const seated = (id: string, statusSince: string) => referral({ id, status: 'placed', statusSince, receivedOn: '2026-01-02' });
    expect([seated('before', '2026-02-20T10:00:00Z'), seated('lately', '2026-03-08T10:00:00Z')].sort(byPressure)[0]?.id).toBe('lately');
  });
  it.each<[Referral['status'], string, string]>([
    ['accepted', '2026-03-02T15:00:00Z', 'accepted 8 days ago'],
    ['accepted', '2026-03-10T13:00:00Z', 'accepted today'],
    ['waitlisted', '2026-03-09T15:00:00Z', 'waiting 1 day'],
    ['waitlisted', '2026-03-10T13:00:00Z', 'waiting since today'],
  ])('says how long one has been %s since %s', (status, statusSince, said) => {
    expect(waited({ status, statusSince }, now, zone)).toBe(said);
  });
  it.each<[Referral['problemAreas'], string]>([
    [[], 'Hospital'],
    [['grief_and_loss'], 'Grief and loss · hospital'],
    [['grief_and_loss', 'anger', 'trauma'], 'Grief and loss, anger, trauma · hospital'],
    [['grief_and_loss', 'anger', 'trauma', 'parenting'], 'Grief and loss, anger, 2 more · hospital'],
  ])('says what a card is about: %s', (problemAreas, said) => {
    expect(cardDetail(referral({ problemAreas }))).toBe(said);
  });
  it('counts each stage together with what went beyond it', () => {
    expect(funnelOf({ received: 4, triaged: 3, accepted: 2, waitlisted: 1, placed: 5, declined: 6, redirected: 1 }).map((f) => f.count)).toEqual([22, 18, 8, 5]);
  });
});
