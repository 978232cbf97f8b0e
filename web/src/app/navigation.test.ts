import { expect, it } from 'vitest';
import { errandsOf } from './errands';
import { sectionsOf } from './navigation';

it('has one sidebar for one desk', () => {
  expect(sectionsOf(['intake']).map((d) => d.places.map((p) => p.label))).toEqual([['Today', 'Referrals', 'Waitlist', 'Calendar', 'Cohorts', 'Clients', 'Aftercare', 'Curricula', 'Support groups', 'Leaflets', 'Questionnaires']]);
});

it('has a section for each further desk, its day among them, and no place twice', () => {
  const sections = sectionsOf(['therapist', 'intake', 'billing']);
  expect(sections.map((d) => [d.role, ...d.places.map((p) => p.label)])).toEqual([
    ['therapist', 'Today', 'Calendar', 'Cohorts', 'Notes', 'Curricula', 'Clients', 'Aftercare', 'Support groups', 'Leaflets', 'Questionnaires'],
    ['intake', 'Incoming', 'Referrals', 'Waitlist'],
    ['billing', 'Ready', 'Charges', 'Exports'],
  ]);
  const places = sections.flatMap((d) => d.places);
  expect(new Set(places.map((p) => p.to)).size).toBe(places.length);
  expect(new Set(places.map((p) => p.label)).size).toBe(places.length);
});

it('offers the errands of all desks once', () => {
  expect(errandsOf(['therapist', 'intake']).map((e) => e.label)).toEqual(['New cohort', 'New curriculum', 'New referral']);
});
