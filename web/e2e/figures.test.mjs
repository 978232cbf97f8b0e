// What is foretold and compared: when a planned cohort opens, on its page and in
// the line of who waits; and two versions of a curriculum side by side.
import assert from 'node:assert/strict';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';

at('intake', 'a planned cohort says when it opens, and what its seats come to', [], async ({ page }, look) => {
  await page.goto('/cohorts');
  await page.getByRole('link', { name: 'Relapse Prevention, before work' }).first().click();
  const card = page.getByRole('region', { name: 'When will it open?' });
  await card.getByText(/^Opens about /).waitFor();
  await card.getByText(/^From \d+ people who joined/).waitFor();
  await card.getByText('No cost of the leaders is set').waitFor();
  await card.getByLabel("Leaders' cost for a session").fill('200');
  await card.getByText(/ of 9 carry leaders who cost \$200\.00 a session\.$/).waitFor();
  await look('when it opens');
});

at('therapist', 'two versions are compared, and too few say nothing', [], async ({ page }, look) => {
  const api = await signedIn('therapist');
  const draft = (goal) => ({ name: 'Listening to each other', weeks: [{ theme: 'To listen', goal }] });
  const made = await api.post('/curricula', draft('Members repeat what they heard.'));
  await api.post(`/curricula/${made.id}/publish`);
  const { version } = await api.get(`/curricula/${made.id}`);
  await api.put(`/curricula/${made.id}`, draft('Members ask before they answer.'), version);
  await api.post(`/curricula/${made.id}/publish`);
  await page.goto(`/curricula/${made.id}`);
  const card = page.getByRole('region', { name: /^Is version \d+ better than \d+\?$/ });
  await card.getByText(/^Too few to say: .* of 30 members of version \d\.$/).first().waitFor();
  assert.doesNotMatch(await card.innerText(), /proved|proven/i);
  await look('two versions');
});
