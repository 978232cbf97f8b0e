// ical.js, which Thunderbird and Nextcloud read calendars with, must see in a feed
// what the practice's schedule says: every start and end, in zones whose clock
// changes follow no yearly rule too, and a name with a comma as it was typed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import ICAL from 'ical.js';

const of = (name) => readFileSync(new URL(`../../document/ical/testdata/${name}`, import.meta.url), 'utf8');
const want = JSON.parse(of('readers.json'));
const calendar = new ICAL.Component(ICAL.parse(of('readers.ics')));
for (const zone of calendar.getAllSubcomponents('vtimezone')) {
  ICAL.TimezoneService.register(zone);
}

const utc = (time) => time.convertToZone(ICAL.Timezone.utcTimezone).toICALString();
const one = (uid, { startDate, endDate }, item) => ({ uid, start: utc(startDate), end: utc(endDate), ...(item.location ? { place: item.location } : {}) });

function seen(event) {
  if (!event.isRecurring()) {
    return [one(event.uid, event, event)];
  }
  const all = [];
  const times = event.iterator();
  for (let next = times.next(); next; next = times.next()) {
    const occurrence = event.getOccurrenceDetails(next);
    all.push(one(event.uid, occurrence, occurrence.item));
  }
  return all;
}

test('ical.js sees every session when it is', () => {
  const events = calendar.getAllSubcomponents('vevent').map((e) => new ICAL.Event(e));
  const order = (list) => list.map((e) => JSON.stringify(e)).sort();
  const got = order(events.filter((e) => !e.isRecurrenceException()).flatMap(seen));
  assert.equal(got.length, want.events.length);
  assert.deepEqual(got, order(want.events));
  console.log(`${got.length} sessions in ${calendar.getAllSubcomponents('vtimezone').length} zones`);
});

test('ical.js shows the name as it was typed', () => {
  assert.equal(calendar.getFirstPropertyValue('x-wr-calname'), want.name);
  assert.equal(calendar.getFirstPropertyValue('name'), want.name);
});

test("ical.js sees a leader's feed as it is meant: what, when, how often changed, and what was called off", () => {
  const feed = new ICAL.Component(ICAL.parse(of('leader.ics')));
  for (const zone of feed.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const got = feed.getAllSubcomponents('vevent').map((v) => {
    const e = new ICAL.Event(v);
    return { end: utc(e.endDate), sequence: e.sequence, start: utc(e.startDate), status: v.getFirstPropertyValue('status'), title: e.summary, uid: e.uid };
  });
  assert.deepEqual(got, JSON.parse(of('leader.json')));
});
