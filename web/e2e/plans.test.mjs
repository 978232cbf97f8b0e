// A treatment plan with the client's words and hand under it, and one that is
// reviewed after its 90 days.
import assert from 'node:assert/strict';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { dialog, field } from './desk.mjs';

const shots = process.env.COHORT_SHOTS; // a folder, for who wants to look

/** Draws a line in the field for a signature. */
async function draw(page, scope) {
  const pad = scope.getByRole('img', { name: /^Signature of/ });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  const to = (x, y) => page.mouse.move(box.x + box.width * x, box.y + box.height * y);
  await to(0.15, 0.6);
  await page.mouse.down();
  for (const [x, y] of [[0.25, 0.2], [0.35, 0.7], [0.45, 0.3], [0.6, 0.6], [0.8, 0.4]]) await to(x, y);
  await page.mouse.up();
  await scope.getByText('Signed by hand').waitFor();
}

at('therapist', 'a plan is written and signed with the client, and reviewed when it is due', [], async ({ page }, look) => {
  const api = await signedIn('therapist');
  const before = await api.get('/plans?list=overdue');
  const first = before.items.find((p) => p.kind === 'first' && !p.planId);
  const late = before.items.find((p) => p.kind === 'review' && !p.planId);
  assert.ok(first && late, 'the demonstration has a first plan and a review that are overdue');
  const shoot = async (name) => shots && page.screenshot({ path: `${shots}/plan-${name}.png`, fullPage: true });

  await page.goto('/plans');
  await page.getByRole('list', { name: 'Overdue' }).waitFor();
  await look('plans that wait');
  await shoot('worklist');
  await page.getByRole('list', { name: 'Overdue' }).locator(`a[href="/clients/${first.clientId}/plan"]`).click();
  await page.getByRole('button', { name: 'Begin the plan' }).click();
  await page.getByRole('button', { name: 'Add a problem' }).click();
  await field(page, 'Problem 1').fill('Quarrels at home that end with a slammed door');
  await field(page, 'Goal').fill('Evenings that end at one table');
  await page.getByLabel('It is about').selectOption('relationships');
  await field(page, 'Step 1').fill('Announces a break and comes back');
  await field(page, 'Measured by').fill('Log');
  await field(page, 'Aim').fill('4 of 7 evenings');
  await page.getByRole('button', { name: 'Add what is done' }).click();
  await field(page, 'What is done').fill('Time-out, practiced in pairs');
  await field(page, 'In their own words').fill('I want to be asked to stay.');
  await page.getByText(/^Saved/).first().waitFor();
  await look('a plan that is written');
  await shoot('writing');

  // What is missing is said before anybody draws.
  const signing = dialog(page, 'Sign the plan');
  await page.getByRole('button', { name: 'Sign with the client…' }).click();
  await page.getByText('It cannot be signed yet. Still missing: how the client took part.').waitFor();
  assert.equal(await signing.count(), 0, 'a plan that cannot be signed is put before the client');
  await page.getByRole('textbox', { name: /^How .* took part$/ }).fill('Chose the goal and the words.');
  await page.getByRole('button', { name: 'Sign with the client…' }).click();
  await draw(page, signing);
  await shoot('signing');
  await signing.getByRole('button', { name: 'Sign the plan' }).click();
  await page.getByRole('heading', { name: 'First plan, signed' }).waitFor();
  await page.getByText('“I want to be asked to stay.”').waitFor();
  await page.getByRole('img', { name: /^Signature of .*, drawn$/ }).waitFor();
  await look('a plan that is signed');
  await shoot('signed');

  await page.goto(`/clients/${late.clientId}/plan`);
  await page.getByText(/review was due by/).waitFor();
  await page.getByRole('button', { name: 'Review the plan' }).click();
  await page.getByLabel('It is', { exact: true }).first().selectOption('met');
  await page.getByRole('textbox', { name: /^How .* took part$/ }).fill('Judged each step first.');
  await field(page, 'In their own words').fill('It is not finished, and it is better.');
  await page.getByText(/^Saved/).first().waitFor();
  await page.getByRole('button', { name: 'Sign with the client…' }).click();
  await signing.getByText('Type your name', { exact: true }).click();
  await field(signing, 'Your name').fill('Signed Myself');
  await signing.getByRole('button', { name: 'Sign the plan' }).click();
  await page.getByRole('heading', { name: 'Review, signed' }).waitFor();
  await page.getByText(/^Met since .*, was open$/).waitFor();
  await shoot('reviewed');

  const after = await api.get('/plans?list=overdue');
  assert.equal(after.counts.overdue, before.counts.overdue - 2);
  const { items } = await api.get(`/clients/${late.clientId}/timeline?kind=plan`);
  assert.deepEqual(items.slice(0, 1).map((e) => [e.plan.kind, e.plan.status]), [['review', 'signed']]);
});
