// The people of the practice: licenses with their days, and cohorts that change
// hands when their lead goes. And what the practice asks before a seat.
import assert from 'node:assert/strict';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { day } from './browser.mjs';
import { choose, dialog, field } from './desk.mjs';
import { planned } from './practice.mjs';

/** Invites a therapist whose license is valid until a day. */
async function therapist(name, until) {
  const admin = await signedIn('admin');
  return admin.post('/users', {
    name, email: `${name.toLowerCase().replace(' ', '.')}@example.org`, roles: ['therapist'],
    licenses: [{ type: 'LPC', kind: 'counselor', number: '55-12', state: 'NY', validFrom: day(-400), validUntil: until, seenOn: day(-30) }],
  });
}
const menuOf = (page, name) => page.getByRole('button', { name: `More for ${name}` });

/** Lets somebody lead a cohort that Maya Lindqvist planned, beside Adaeze Holm or nobody. */
async function ledBy(user, cohort, coLead) {
  const api = await signedIn('intake');
  const { version } = await api.get(`/cohorts/${cohort.id}`);
  const { items } = await api.get('/leaders');
  await api.patch(`/cohorts/${cohort.id}`, version, { leadId: user.id, coLeadIds: items.filter((l) => l.name === coLead).map((l) => l.id), overrideReason: 'Needed here too.' });
}

at('admin', 'a license that ends soon is told first, and renewed in one step from there', [], async ({ page }, look) => {
  await therapist('Olga Sorel', day(20));
  await page.goto('/');
  const told = page.getByRole('link', { name: /^Olga Sorel’s license ends on/ });
  await told.waitFor();
  await look('first page of admin, a license that ends soon');
  await told.click();
  const editing = dialog(page, 'Edit Olga Sorel');
  await editing.getByLabel('Valid until').fill(day(-1));
  await editing.getByRole('button', { name: 'Save', exact: true }).click();
  await editing.waitFor({ state: 'hidden' });
  const row = page.getByRole('row').filter({ hasText: 'Olga Sorel' });
  await row.getByText(/^ended/).waitFor();
  const leads = async () => (await (await signedIn('intake')).get('/leaders')).items.some((l) => l.name === 'Olga Sorel');
  assert.equal(await leads(), false, 'whose license has ended leads nothing new');
  await look('people, a license that has ended');
  await menuOf(page, 'Olga Sorel').click();
  await page.getByRole('menuitem', { name: 'Edit…' }).click();
  await editing.getByLabel('Valid until').fill(day(700));
  await look('a person’s license');
  await editing.getByRole('button', { name: 'Save', exact: true }).click();
  await row.getByText(/^until/).waitFor();
  assert.equal(await leads(), true);
});

at('admin', 'who can no longer lead hands over: whoever co-leads is proposed, and nothing typed is lost', [409], async ({ page }, look) => {
  const user = await therapist('Pilar Quist', day(500));
  const one = await planned('Led with somebody', { time: '11:00' });
  const two = await planned('Led alone', { time: '12:00' });
  await ledBy(user, one, 'Adaeze Holm');
  await ledBy(user, two);
  await page.goto('/users');
  await menuOf(page, 'Pilar Quist').click();
  await page.getByRole('menuitem', { name: 'Edit…' }).click();
  const editing = dialog(page, 'Edit Pilar Quist');
  await field(editing, 'Specialties').fill('Grief');
  await editing.getByRole('checkbox', { name: /^Intake/ }).check();
  await editing.getByRole('checkbox', { name: /^Therapist/ }).uncheck();
  await editing.getByRole('button', { name: 'Save', exact: true }).click();
  const handing = dialog(page, 'Who takes over from Pilar Quist?');
  await handing.getByText(/co-led by Adaeze Holm$/).waitFor();
  await look('handing over');
  await handing.getByRole('button', { name: 'Cancel' }).click();
  await handing.waitFor({ state: 'hidden' });
  assert.equal(await field(editing, 'Specialties').inputValue(), 'Grief', 'what was typed is still there');
  await editing.getByRole('button', { name: 'Save', exact: true }).click();
  const admin = await signedIn('admin');
  const name = (await admin.get(`/cohorts/${two.id}`)).name; // its code, for administrators
  await handing.getByRole('textbox', { name: `${name}, planned` }).or(handing.getByRole('combobox', { name: `${name}, planned` })).click();
  await page.getByRole('option', { name: 'Maya Lindqvist' }).click();
  await handing.getByRole('button', { name: 'Hand over and save' }).click();
  await page.getByText('Pilar Quist saved, and their cohorts are handed over').waitFor();
  await editing.waitFor({ state: 'hidden' });
  const leadOf = async (c) => (await admin.get(`/cohorts/${c.id}`)).leadName;
  assert.deepEqual([await leadOf(one), await leadOf(two)], ['Adaeze Holm', 'Maya Lindqvist']);
});

at('admin', 'disabling a lead asks who takes over', [409], async ({ page }) => {
  const user = await therapist('Rosa Tamm', day(500));
  const cohort = await planned('Whose lead is disabled', { time: '14:00' });
  await ledBy(user, cohort, 'Maya Lindqvist');
  await page.goto('/users');
  await menuOf(page, 'Rosa Tamm').click();
  await page.getByRole('menuitem', { name: 'Disable…' }).click();
  await dialog(page, 'Disable Rosa Tamm?').getByRole('button', { name: 'Disable' }).click();
  const handing = dialog(page, 'Who takes over from Rosa Tamm?');
  await handing.getByText(/co-led by Maya Lindqvist$/).waitFor();
  await handing.getByRole('button', { name: 'Hand over and save' }).click(); // the co-lead is filled in
  await page.getByText('Rosa Tamm saved, and their cohorts are handed over').waitFor();
  await page.getByRole('row').filter({ hasText: 'Rosa Tamm' }).getByText('disabled').waitFor();
  assert.equal((await (await signedIn('admin')).get(`/cohorts/${cohort.id}`)).leadName, 'Maya Lindqvist');
});

at('admin', 'what is asked before a seat is the practice’s to say', [], async ({ page }, look) => {
  const admin = await signedIn('admin');
  const before = await admin.get('/settings/admission');
  await page.goto('/settings');
  const versions = page.getByLabel('Versions of the group agreement').and(page.locator('input'));
  await versions.fill('2026-9');
  await versions.press('Enter');
  await field(page, 'An assessment speaks for').fill('45');
  await choose(page, 'Instruments that count', /^PHQ-9, /); // by its name, though administrators read no instruments
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Other instruments for a problem area' }).click();
  await choose(page, 'For cohorts about', 'Caregiving');
  await choose(page, 'These count instead', /^GAD-7, /);
  await page.keyboard.press('Escape');
  await look('what is asked before a seat');
  await page.getByRole('button', { name: 'Save admission' }).click();
  await page.getByText('Saved', { exact: true }).waitFor();
  const after = await admin.get('/settings/admission');
  assert.deepEqual([after.assessmentDays, after.agreements], [45, ['2026-9', ...before.agreements]], 'the newest version comes first');
  assert.deepEqual(after.instruments, [...before.instruments, 'phq-9']);
  assert.deepEqual(after.byProblemArea, [{ problemArea: 'caregiving', instruments: ['gad-7'] }]);
  // The other tests find the practice as it was.
  const { instruments, assessmentDays, commitmentPercent, agreements } = before;
  await admin.put('/settings/admission', { instruments, assessmentDays, commitmentPercent, agreements }, after.version);
});
