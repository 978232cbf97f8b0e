// Who sits where, since when and until when; who leads; and who is one person.
// Each test has people and cohorts of its own.
import assert from 'node:assert/strict';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { base, day } from './browser.mjs';
import { choose, dialog, field } from './desk.mjs';
import { held, planned, referred, running, seated } from './practice.mjs';

const moreAbout = (page, name) => page.getByRole('button', { name: `More about ${name}’s membership` });

at('therapist', 'a leaving has its last day, and one that was a mistake is undone', [], async ({ page }, look) => {
  const cohort = await running('Left and still there', 'Ibsen');
  await page.goto(`/cohorts/${cohort.id}`);
  await moreAbout(page, 'Tobias').click();
  await page.getByRole('menuitem', { name: 'End this membership…' }).click();
  const ending = dialog(page, 'End Tobias\'s membership?');
  await ending.getByText(/Their last session is 3, on/).waitFor();
  await ending.getByLabel('Last day').fill(cohort.sessions[1].date);
  await ending.getByText(/Their last session is 2, on/).waitFor();
  await field(ending, 'Reason').fill('Told us a week late.');
  await page.keyboard.press('Escape');
  await dialog(page, 'Leave without saving?').getByRole('button', { name: 'Stay here' }).click();
  assert.equal(await field(ending, 'Reason').inputValue(), 'Told us a week late.');
  await look('a last day in the past');
  await ending.getByRole('button', { name: 'End the membership' }).click();
  await page.getByText('1 earlier membership').click();
  const seatOf = async () => (await (await signedIn('therapist')).get(`/cohorts/${cohort.id}`)).roster.find((r) => r.clientId === cohort.members[1].id);
  assert.equal((await seatOf()).until, cohort.sessions[1].date);

  await moreAbout(page, 'Tobias').click();
  await page.getByRole('menuitem', { name: 'Still a member…' }).click();
  const back = dialog(page, 'Tobias is still a member?');
  await field(back, 'Reason').fill('It was another Tobias.');
  await look('still a member');
  await back.getByRole('button', { name: 'Still a member' }).click();
  await page.getByText('1 earlier membership').waitFor({ state: 'hidden' });
  assert.equal((await seatOf()).until, undefined);
});

at('therapist', 'who sits in a group is counted, with names for who may see them and codes while they are hidden', [], async ({ page }, look) => {
  const cohort = await running('Counted', 'Ilves');
  const intake = await signedIn('intake');
  const [first, second] = cohort.members;
  const tell = async (id, fields) => intake.patch(`/clients/${id}`, (await intake.get(`/clients/${id}`)).version, fields);
  await tell(first.id, { gender: 'Woman', language: 'es', accessNeeds: 'A seat by the door.' });
  await tell(second.id, { gender: 'woman ' });
  await page.goto(`/cohorts/${cohort.id}`);
  const card = page.getByRole('region', { name: 'Who is in this group' });
  await card.getByRole('button', { name: 'Show' }).click();
  await card.getByText(/^6 members on/).waitFor();
  const block = (name) => card.getByRole('region', { name });
  assert.match(await block('Gender').innerText(), /Woman\s+2\s+Not recorded\s+4/);
  assert.match(await block('Access needs').innerText(), /A seat by the door\.\s+1\s+None recorded\s+5/);
  await block('Language').getByText('Spanish').click();
  await block('Language').getByText('Ines', { exact: true }).waitFor();
  await look('who sits in a group');
  await page.evaluate(() => window.localStorage.setItem('cohort.names', 'hidden'));
  await page.reload();
  await card.getByRole('button', { name: 'Show' }).click();
  await block('Language').getByText('Spanish').click();
  await block('Language').getByText(/^C-\d{4}$/).waitFor();
  assert.doesNotMatch(await card.innerText(), /Ines/, 'a name while names are hidden');
  await card.getByLabel('On').fill(day(-200));
  await card.getByText('Nobody to count on this day.').waitFor();
});

at('therapist', 'a cohort that is handed over from a day leaves the sessions before it with who held them', [404], async ({ page }, look) => {
  const cohort = await running('Handed over', 'Jurado');
  await held(cohort, 1);
  await page.goto(`/cohorts/${cohort.id}`);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await choose(page, 'Lead', /^Tomás Iriarte/);
  await page.getByText('From then on the cohort is no longer yours to see.').waitFor();
  await page.getByLabel('They lead from').fill(cohort.sessions[1].date);
  await look('leaders from a day');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(`${base}/cohorts`);
  await page.getByText(`Tomás Iriarte leads ${cohort.name} now`).waitFor();
  assert.equal(await page.getByRole('link', { name: cohort.name }).count(), 0);
  await page.goto(`/sessions/${cohort.sessions[0].id}`);
  await page.getByRole('button', { name: 'Correct attendance' }).waitFor();
  await look('a session that one led');
  await page.goto(`/sessions/${cohort.sessions[1].id}`);
  await page.getByRole('heading', { name: 'Nothing to see here' }).waitFor();
});

at('intake', 'passing somebody over asks for a reason, and the seat settles what else they wait for', [], async ({ page }, look) => {
  const cohort = await planned('One seat, two who want it');
  const other = await planned('Another group', { time: '13:00' });
  const intake = await signedIn('intake');
  const first = await referred('Wanda', 'Kestrel', { urgency: 'urgent', receivedOn: day(-20) });
  const next = await referred('Xaver', 'Kestrel');
  await intake.post(`/cohorts/${cohort.id}/waitlist`, { clientId: first.id, referralId: first.referral });
  const again = await intake.post('/referrals', { clientId: next.id, source: 'family', urgency: 'routine', reason: 'The sister called too.', problemAreas: ['anger'], receivedOn: day() });
  await intake.post(`/cohorts/${other.id}/waitlist`, { clientId: next.id, referralId: next.referral });

  await page.goto(`/clients/${next.id}`);
  await page.getByRole('button', { name: 'Find a seat' }).click();
  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: cohort.name, exact: true }) });
  await page.getByRole('button', { name: /other groups?, about something else$/ }).or(row).first().waitFor();
  if ((await row.count()) === 0) await page.getByRole('button', { name: /other groups?, about something else$/ }).click();
  await row.getByRole('button', { name: /^Enroll/ }).click();
  const seat = dialog(page, new RegExp(`^A seat for ${next.code}`));
  await seat.getByText(/^Wanda Kestrel \(urgent, waiting 20 days\) comes first$/).waitFor();
  await page.waitForFunction(() => document.activeElement?.closest('[role="dialog"]'));
  await seat.getByRole('checkbox', { name: `The wait for ${other.name} ends` }).check();
  await seat.getByRole('checkbox', { name: /^The referral of .* is answered by it$/ }).check();
  await field(seat, 'Agreement version').fill('2026-1');
  await seat.getByRole('button', { name: 'Enroll', exact: true }).click();
  await seat.getByText(/^Nobody is passed over: still missing/).waitFor();
  await look('somebody would be passed over');
  await seat.getByRole('button', { name: 'Let pass: Nobody is passed over' }).click();
  await page.keyboard.type('Called twice; cannot come on that day.'); // the focus is where the reason goes
  await seat.getByRole('button', { name: 'Enroll', exact: true }).click();
  await seat.waitFor({ state: 'hidden' });
  assert.deepEqual((await intake.get(`/clients/${next.id}/waits`)).items.map((w) => w.outcome), ['left']);
  assert.equal((await intake.get(`/referrals/${again.id}`)).status, 'placed');
  assert.equal((await intake.get(`/referrals/${first.referral}`)).status, 'waitlisted', 'who was passed over still waits');
});

at('therapist', 'completing a cohort says who still waits, and where they go', [], async ({ page }, look) => {
  const cohort = await running('Over at last', 'Laurent', { startsOn: day(-1), sessions: 2 });
  const waiting = await referred('Yara', 'Laurent');
  const intake = await signedIn('intake');
  await intake.post(`/cohorts/${cohort.id}/waitlist`, { clientId: waiting.id, referralId: waiting.referral });
  await held(cohort, 1);
  await (await signedIn('therapist')).post(`/sessions/${cohort.sessions[1].id}/cancel`, { reason: 'One evening was enough.' });
  await page.goto(`/cohorts/${cohort.id}`);
  await page.getByRole('button', { name: 'Complete the cohort' }).click();
  const completing = dialog(page, `Complete ${cohort.name}?`);
  await completing.getByText('6 memberships end with it. One person waits for a seat: the wait ends, and with a referral they stand among the accepted ones again.').waitFor();
  await look('completing a cohort for which somebody waits');
  await completing.getByRole('button', { name: 'Complete the cohort' }).click();
  await page.getByText('The cohort is completed').waitFor();
  assert.equal((await intake.get(`/referrals/${waiting.referral}`)).status, 'accepted');
  assert.deepEqual((await intake.get(`/clients/${cohort.members[0].id}/enrollments`)).items.map((e) => e.outcome), ['completed']);
});

at('intake', 'a minor is seated once a guardian’s consent is on record', [], async ({ page }, look) => {
  const cohort = await planned('For adults unless a guardian agrees', { time: '15:00' });
  const minor = await referred('Zoë', 'Moreau', { birthDate: day(-16 * 366) });
  const intake = await signedIn('intake');
  const guardianMissing = async () => (await intake.post(`/cohorts/${cohort.id}/admission`, { clientId: minor.id })).checks.some((c) => c.rule === 'guardian_missing' && !c.met);
  assert.ok(await guardianMissing(), 'a minor needs a guardian');
  await page.goto(`/clients/${minor.id}`);
  await page.getByRole('button', { name: 'Edit client' }).click();
  const editing = dialog(page, `Edit ${minor.code}`);
  await field(editing, 'Guardian’s name').fill('Odile Moreau');
  await editing.getByRole('button', { name: 'Save', exact: true }).click();
  await editing.locator('[aria-invalid=true]').first().waitFor(); // relation and day go with the name
  await look('half a guardian');
  await field(editing, 'Relation').fill('mother');
  await editing.getByLabel('Consent signed on').fill(day(-2));
  await editing.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText(/^Odile Moreau, mother, signed/).waitFor();
  assert.ok(!(await guardianMissing()), 'the gate knows of the consent');
});

at('intake', 'two records of one person become one, and two people again', [], async ({ page }, look) => {
  const stays = await referred('Magda', 'Nystrom');
  const cohort = await planned('Where the other sat', { time: '16:30' });
  const ends = await referred('Magdalena', 'Nystrom', { birthDate: '1985-06-16' });
  await seated(cohort, ends);
  await page.goto(`/clients/${stays.id}`);
  await page.getByRole('button', { name: 'More about this client' }).click();
  await page.getByRole('menuitem', { name: 'Another record of this person…' }).click();
  const merging = dialog(page, `Another record of ${stays.code}`);
  await page.keyboard.type('Magdalena Nystr'); // the search has the focus
  await merging.getByRole('button', { name: `Choose ${ends.code}, Magdalena Nystrom` }).click();
  await page.waitForFunction(() => document.activeElement?.textContent === 'Choose somebody else');
  await merging.getByRole('button', { name: 'Make them one record' }).click();
  await merging.getByText('Say how you know.').waitFor();
  await look('two records side by side');
  await merging.getByRole('radiogroup', { name: 'First name: which one stays' }).getByText('Magdalena').click();
  await field(merging, 'How you know that Magdalena Nystrom is Magda Nystrom').fill('Same phone; asked her.');
  await merging.getByRole('button', { name: 'Make them one record' }).click();
  await merging.waitFor({ state: 'hidden' });
  await page.getByRole('heading', { name: `${stays.code}, Magdalena Nystrom`, level: 1 }).waitFor();
  await page.getByRole('link', { name: cohort.name }).waitFor();
  await look('a client of two records');
  await page.getByRole('button', { name: 'Undo the merge' }).click();
  await dialog(page, 'Two people after all?').getByRole('button', { name: 'Part the records' }).click();
  await page.getByRole('heading', { name: `${stays.code}, Magda Nystrom`, level: 1 }).waitFor();
  const intake = await signedIn('intake');
  assert.deepEqual((await intake.get(`/clients/${ends.id}/enrollments`)).items.map((e) => e.cohortName), [cohort.name], 'the seat went back');
});
