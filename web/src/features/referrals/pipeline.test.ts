import { describe, expect, it } from 'vitest';
import type { Enquiry, Standing } from '@/components/contacts/contactQueries';
import { droppedOn, inOrder, isLate, lookFrom, ofEnquiry, ofReferral, stepsOf, yearsOn } from './pipeline';
import type { Referral } from './referralQueries';

const stands = (stage: Standing['stage'], on?: string, overdue = false): Standing => ({ stage, tries: 0, waitedMinutes: 0, limitKept: true, next: on ? { kind: 'call', on, overdue } : undefined });
const referral = (status: Referral['status'], standing: Standing, name = 'Ada') =>
  ofReferral({ id: name, status, standing, receivedOn: '2026-03-01', answerBy: '2026-03-20T00:00:00Z', urgency: 'routine', phone: '1', client: { id: 'c', code: 'C-1', firstName: name, birthDate: '1990-03-11' } } as unknown as Referral, '2026-03-10');
const enquiry = ofEnquiry({ id: 'e', firstName: 'Zoe', receivedOn: '2026-02-01', standing: stands('enquiry', '2026-03-12') } as unknown as Enquiry, '2026-03-10');

describe('who is under way', () => {
  it('is as old as on that day', () => expect([yearsOn('1990-03-10', '2026-03-10'), yearsOn('1990-03-11', '2026-03-10'), yearsOn(undefined, '2026-03-10')]).toEqual([36, 35, undefined]));
  it('has name, code, phone and age in view', () => expect(referral('received', stands('received'))).toMatchObject({ name: 'Ada', code: 'C-1', phone: '1', years: 35 }));
  it('is late past the day on which something was owed', () => {
    const now = new Date('2026-03-10T12:00:00Z');
    expect([isLate(referral('waitlisted', stands('waitlisted', '2026-03-09', true)), now, 'UTC'), isLate(enquiry, now, 'UTC')]).toEqual([true, false]);
  });
  it('comes in the order of what is owed, or as one chose', () => {
    const all = [referral('triaged', stands('triaged', '2026-03-15'), 'Bo'), enquiry, referral('placed', stands('placed'), 'Al')];
    const names = (order?: Parameters<typeof inOrder>[1]) => inOrder(all, order).map((u) => u.name);
    expect([names(), names('name'), names('oldest'), names('stage')]).toEqual([['Zoe', 'Bo', 'Al'], ['Al', 'Bo', 'Zoe'], ['Zoe', 'Bo', 'Al'], ['Zoe', 'Bo', 'Al']]);
  });
});

it('the address keeps how one looks, and nothing of a person', () => {
  expect(lookFrom({ view: 'table', stage: 'triaged', late: true, order: 'name', text: 'Ada', urgency: 'Ada Roth 1990' })).toEqual({ view: 'table', stage: 'triaged', late: true, order: 'name', urgency: undefined, source: undefined });
});

it.each([
  ['a new one', referral('received', stands('received')), ['try', 'triage', 'accept', 'decline', 'redirect'], { triaged: 'triage', accepted: 'accept', waitlisted: undefined, received: undefined }],
  ['an accepted one', referral('accepted', stands('accepted')), ['try', 'decline', 'redirect'], { triaged: undefined, placed: undefined }],
  ['one with a seat', referral('placed', stands('placed')), [], { triaged: undefined }],
  ['an enquiry', enquiry, ['try', 'refer'], { received: 'refer', triaged: undefined }],
])('%s may take its steps, also by drag', (_, u, steps, drops) => {
  expect(stepsOf(u)).toEqual(steps);
  for (const [stage, asked] of Object.entries(drops)) expect(droppedOn(u, stage as Standing['stage'])).toBe(asked);
});
