// What becomes of a questionnaire that was recorded on the wrong client, of a
// question about a risk that was left blank, and of a second referral.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signedIn } from './api.mjs';
import { at, deskOf } from './at.mjs';
import { day } from './browser.mjs';
import { dialog } from './desk.mjs';

const add = (api, firstName, lastName) => api.post('/clients', { firstName, lastName, birthDate: '1988-04-21' });
const phq9 = (api, client, ninth) => api.post(`/clients/${client.id}/assessments`, { instrument: 'phq-9', answers: [1, 1, 2, 1, 1, 0, 1, 0, ninth], takenOn: day() });
const flags = (page) => page.getByRole('region', { name: 'Risk flags', exact: true });

at('intake', 'an assessment on the wrong client moves with its flag, and moves back', [], async ({ page }, look) => {
  const api = await signedIn('intake');
  const [wrong, right] = [await add(api, 'Wenona', 'Misplaced'), await add(api, 'Rurik', 'Intended')];
  await phq9(api, wrong, 1);
  await page.goto(`/clients/${wrong.id}`);
  await flags(page).getByText('Nobody has answered this risk flag.').waitFor();
  await page.getByRole('button', { name: 'Show the course of PHQ-9' }).click();
  await page.getByRole('button', { name: /More about PHQ-9/ }).click();
  await page.getByRole('menuitem', { name: 'Made on the wrong client…' }).click();
  const asked = dialog(page, /PHQ-9 of .* is not/);
  await asked.waitFor();
  await asked.getByLabel('Find the client').fill('Rurik Intended');
  await asked.getByRole('button', { name: `Choose ${right.code}, Rurik Intended` }).click();
  await asked.getByLabel('How it came about').fill('Both sat in the waiting room.');
  await look('moving an assessment');
  await asked.getByRole('button', { name: 'Move it' }).click();
  const gone = page.getByRole('region', { name: 'Moved or voided' });
  await gone.getByText(`moved to ${right.code}`).waitFor();
  await flags(page).waitFor({ state: 'detached' });
  await page.getByText('Not assessed yet.').waitFor();
  await look('an assessment that moved away');

  await gone.getByRole('link', { name: right.code }).click();
  await page.getByRole('heading', { name: `${right.code}, Rurik Intended` }).waitFor();
  await flags(page).getByText('Nobody has answered this risk flag.').waitFor();
  const came = page.getByRole('region', { name: 'Moved or voided' });
  await came.getByText(`came from ${wrong.code}`).waitFor();
  await came.getByText('Both sat in the waiting room.').waitFor();
  await look('an assessment that came from another record');
  await came.getByRole('button', { name: /^Undo/ }).click();
  await page.getByRole('button', { name: 'Move it back' }).click();
  await came.getByText(/Undone by/).waitFor();
  await flags(page).waitFor({ state: 'detached' });
});

at('intake', 'an assessment that is nobody’s is voided, and counts again', [], async ({ page }, look) => {
  const api = await signedIn('intake');
  const client = await add(api, 'Vesna', 'Unsure');
  await phq9(api, client, 0);
  await page.goto(`/clients/${client.id}`);
  await page.getByRole('button', { name: 'Show the course of PHQ-9' }).click();
  await page.getByRole('button', { name: /More about PHQ-9/ }).click();
  await page.getByRole('menuitem', { name: 'Made on the wrong client…' }).click();
  const asked = dialog(page, /PHQ-9 of .* is not/);
  await asked.getByText('Void it', { exact: true }).first().click();
  await asked.getByRole('button', { name: 'Void it' }).click();
  await asked.getByText('Say why, so that the next person understands.').waitFor();
  await asked.getByLabel('How it came about').fill('A form without a name.');
  await asked.getByRole('button', { name: 'Void it' }).click();
  const gone = page.getByRole('region', { name: 'Moved or voided' });
  await gone.getByText('was voided').waitFor();
  await page.getByText('Not assessed yet.').waitFor();
  await look('a voided assessment');
  await gone.getByRole('button', { name: /^Undo/ }).click();
  await page.getByRole('button', { name: 'Count it again' }).click();
  await page.getByRole('button', { name: /the course of PHQ-9/ }).waitFor();
});

at('intake', 'a question about a risk left blank stays a task until it is asked again', [], async ({ page }, look) => {
  const api = await signedIn('intake');
  const client = await add(api, 'Bruna', 'Blank');
  await phq9(api, client, null);
  await page.goto(`/clients/${client.id}`);
  await flags(page).getByText('a question about a risk was left blank').waitFor();
  await page.getByText('suicide not known (item 9 left blank)').first().waitFor();
  await look('a risk item left blank');
  await flags(page).getByRole('button', { name: 'Ask again' }).click();
  const asked = dialog(page, `Questionnaire for ${client.code}`);
  await asked.waitFor();
  await asked.getByRole('radio').first().focus();
  for (let i = 0; i < 9; i++) await page.keyboard.press('0');
  await asked.getByRole('button', { name: 'Score it' }).click();
  await dialog(page, `PHQ-9 of ${client.code}`).getByRole('button', { name: 'Done' }).click();
  await flags(page).waitFor({ state: 'detached' });
  await page.getByText('The question was asked again, and answered.').waitFor();
});

at('intake', 'a second open referral is said, with the way to the first', [], async ({ page }, look) => {
  const api = await signedIn('intake');
  const client = await add(api, 'Twyla', 'Again');
  const body = { clientId: client.id, source: 'self', urgency: 'routine', reason: 'Asked for a group.', problemAreas: [], receivedOn: day() };
  const first = await api.post('/referrals', body);
  await page.goto('/referrals/new');
  await page.getByText('Known client').click();
  await page.getByLabel('Find the client').fill('Twyla Again');
  await page.getByRole('button', { name: `Choose ${client.code}, Twyla Again` }).click();
  await page.getByText('This client is referred already, and that is still open').waitFor();
  await look('a client who is referred already');
  const second = await api.post('/referrals', body);
  assert.deepEqual(second.openReferrals.map((r) => r.id), [first.id]);
  const beside = await page.context().newPage();
  await beside.goto(`/referrals/${second.id}`);
  await beside.getByText('Another referral of this client is open').getByRole('link').click();
  await beside.waitForURL(`**/referrals/${first.id}`);
});

test('what has no licensed lead stands on the first page of the administrator and of intake, until it has', { timeout: 900_000 }, async (t) => {
  const admin = await signedIn('admin');
  const { items: people } = await admin.get('/users');
  const lead = people.find((p) => p.name === 'Maya Lindqvist');
  const license = (validUntil) => admin.patch(`/users/${lead.id}`, version, { licenses: lead.licenses.map((l) => ({ type: l.type, kind: l.kind, number: l.number, state: l.state, validUntil })) });
  let version = lead.version;
  version = (await license(day(-1))).version;
  const { items: unled } = await admin.get('/cohorts/unled');
  assert.ok(unled.some((c) => c.leadName === lead.name) && unled.every((c) => c.name === c.code));
  for (const [who, shown] of [['admin', (c) => c.code], ['intake', async (c) => (await (await signedIn('intake')).get(`/cohorts/${c.id}`)).name]]) {
    const { page, inspection, look } = await deskOf(t, who);
    await page.goto('/');
    const card = page.getByRole('region', { name: 'Without a licensed lead' });
    await card.getByRole('link', { name: await shown(unled[0]), exact: true }).first().waitFor();
    await look(`cohorts without a licensed lead, ${who}`);
    inspection.assertClean();
  }
  await license(day(900));
  assert.ok((await admin.get('/cohorts/unled')).items.every((c) => c.leadName !== lead.name));
});
