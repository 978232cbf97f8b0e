import { expect, it } from 'vitest';
import { bodyOf, missing, supportGroupParts, valuesOf } from './supportGroupForm';

it('begins with a local group that one may simply come to', () => {
  expect(valuesOf({}, '2026-03-10')).toMatchObject({ reach: 'local', ways: ['in_person'], open: true, peerLed: true, checkedOn: '2026-03-10' });
  expect(valuesOf({ id: 'a' })).toMatchObject({ open: false, peerLed: false, checkedOn: '' });
});

it('names what is missing', () => {
  expect(Object.keys(missing({ ...valuesOf({}), ways: [] }))).toEqual(['name', 'kind', 'subject', 'ways', 'cost']);
  expect(missing({ ...valuesOf({ name: 'Lantern', kind: 'recovery', subject: 'alcohol', cost: 'free' }) })).toEqual({});
});

it('sends no house that nobody comes to, and no hours of an organization', () => {
  const typed = { ...valuesOf({ when: 'Tuesdays', rhythm: 'weekly', address: 'Here', places: ['church'] }), reach: 'national' as const, ways: ['online' as const] };
  expect(bodyOf(typed)).toMatchObject({ when: '', rhythm: undefined, address: '', places: [], checkedOn: undefined });
  expect(bodyOf({ ...typed, reach: 'local', ways: ['in_person'] })).toMatchObject({ when: 'Tuesdays', rhythm: 'weekly', address: 'Here', places: ['church'] });
});

it('says each part in words', () => {
  const v = valuesOf({ kind: 'recovery', cost: 'fee', costWords: '$5', ways: ['online'], address: 'Here', places: ['church'], rhythm: 'weekly', languages: ['en'], open: true });
  const said = Object.fromEntries(supportGroupParts.map((p) => [p.label, p.words(v)]));
  expect(said).toMatchObject({ Kind: 'Recovery', Cost: 'A fee: $5', How: 'online', Where: 'Here, church', Rhythm: 'every week', Languages: 'English', Reach: 'A local group', 'One can simply come': 'yes', Sponsors: 'no' });
});
