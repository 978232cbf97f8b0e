// A questionnaire of the practice's own: read from a file, completed, tried as on a
// phone, given in the room, and its score marked as not validated.
import { test } from 'node:test';
import { deskOf } from './at.mjs';
import { day, newDesk, zone } from './browser.mjs';
import { dialog, field } from './desk.mjs';
import { Inspection } from './inspection.mjs';
import { running } from './practice.mjs';

/** The wall time of a session that has begun a while ago. */
function begun() {
  const [hours, minutes] = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date()).split(':').map(Number);
  const at = Math.max(0, hours * 60 + minutes - 20);
  return [Math.floor(at / 60), at % 60].map((n) => String(n).padStart(2, '0')).join(':');
}

const points = (n) => [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: n }];
const file = {
  resourceType: 'Questionnaire',
  title: 'Safe tonight',
  status: 'active',
  item: ['I feel safe where I sleep.', 'I know whom to call.'].map((text, n) => ({
    linkId: `q${n}`,
    type: 'choice',
    text,
    answerOption: ['Yes', 'Not quite', 'No'].map((display, at) => ({ valueCoding: { code: `c${at}`, display, extension: points(at) } })),
  })),
};

test('a questionnaire of one’s own is read, tried, given in the room and scored', { timeout: 900_000 }, async (t) => {
  const inspection = new Inspection();
  const cohort = await running('Asked in our words', 'Worded', { startsOn: day(-7), sessions: 3, time: begun() });
  const { page, look } = await deskOf(t, 'admin', { inspection, refusals: [422] });
  await page.goto('/questionnaires');
  await page.getByRole('button', { name: 'From a file…' }).click();
  const reading = dialog(page, 'From a file');
  const broken = JSON.parse(JSON.stringify(file));
  broken.item[1].answerOption[2].valueCoding.extension = points(1.5);
  await reading.getByLabel('File').setInputFiles({ name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(broken)) });
  await reading.getByRole('button', { name: 'Read it' }).click();
  await reading.getByRole('listitem').filter({ hasText: 'q1' }).waitFor();
  await look('a file with a fault');
  await reading.getByLabel('File').setInputFiles({ name: 'safe.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) });
  await reading.getByRole('button', { name: 'Read it' }).click();

  const writing = dialog(page, 'A questionnaire of your own');
  await writing.getByRole('list', { name: 'What the file says and does not say' }).waitFor();
  const phone = writing.getByRole('region', { name: 'As a client sees it' });
  await phone.getByText('I know whom to call.').waitFor();
  await writing.getByRole('button', { name: 'Save the draft' }).click();
  await writing.getByText('Who wrote it is missing.').waitFor(); // and nothing that was read is lost
  await look('what the file did not say');
  await field(writing, 'Short name').fill('Safe tonight');
  await field(writing, 'The time it asks about').fill('tonight');
  await field(writing, 'Who wrote it').fill('Our leaders, 2026');
  await field(writing, 'Terms of the wording').fill('Our own wording.');
  await writing.getByRole('button', { name: 'Add a risk flag' }).click();
  await field(writing, 'Reason of risk flag 1').fill('Somebody is not safe tonight');
  await phone.getByRole('group', { name: 'I feel safe where I sleep.' }).getByText('No', { exact: true }).click();
  await phone.getByRole('group', { name: 'I know whom to call.' }).getByText('Not quite', { exact: true }).click();
  await phone.getByRole('button', { name: 'Try its score' }).click();
  await phone.getByText('3 of 4').waitFor();
  await phone.getByText('Raises a flag at once: question 1').waitFor();
  await look('tried as on a phone');
  await writing.getByRole('button', { name: 'Save the draft' }).click();
  await writing.waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Put it into use…' }).click();
  const using = dialog(page, 'Put Safe tonight into use');
  await using.getByRole('button', { name: 'Put it into use' }).click();
  await using.getByText('Without the right to the wording nobody may be asked.').waitFor();
  await using.getByRole('checkbox', { name: 'We have the right to use this wording with our clients' }).click();
  await look('the right to the wording');
  await using.getByRole('button', { name: 'Put it into use' }).click();
  await page.getByText('Put into use by Noor Castellane').waitFor();
  await look('in use');

  const leader = await deskOf(t, 'therapist', { inspection });
  await leader.page.goto(`/sessions/${cohort.sessions[1].id}/rounds`);
  await leader.page.getByRole('button', { name: 'Give a questionnaire' }).click();
  const giving = dialog(leader.page, 'Give a questionnaire');
  const asked = giving.locator('input').and(giving.getByLabel('What is asked')).first();
  await asked.click();
  await leader.page.keyboard.press('Backspace'); // the PHQ-9
  await asked.fill('Safe');
  await leader.page.getByRole('option', { name: /^Safe tonight.*not validated/ }).click();
  await leader.page.keyboard.press('Tab');
  await giving.getByRole('button', { name: 'Give it to 6 members' }).click();
  await leader.page.getByText('0 of 6 have answered.').waitFor();
  await leader.page.getByRole('button', { name: 'Show the codes' }).click();
  const codes = dialog(leader.page, 'Codes');
  const code = (await codes.getByRole('listitem').filter({ hasText: 'Ines' }).locator('code').innerText()).trim();
  await leader.page.keyboard.press('Escape');

  const own = await newDesk(t, inspection, { width: 390, height: 844 });
  await own.page.goto(`/answer#${code.replace('-', '')}`);
  await own.page.getByText('nothing has been published about them').waitFor();
  await own.page.getByRole('group').nth(0).getByText('No', { exact: true }).click();
  await own.page.getByRole('group').nth(1).getByText('Yes', { exact: true }).click();
  await inspection.step(own.page, 'an own questionnaire on a phone');
  await own.page.getByRole('button', { name: 'Send my answers' }).click();
  await own.page.getByRole('heading', { name: 'You are not alone with this' }).waitFor();

  const row = leader.page.getByRole('list', { name: /^Answers to Safe tonight/ }).getByRole('listitem').filter({ hasText: 'Ines' });
  await row.getByText('not validated', { exact: true }).waitFor();
  await leader.page.getByRole('button', { name: 'Show why' }).click();
  await leader.page.getByText('Safe tonight (not validated), item 1: suicide').waitFor();
  await leader.look('its score, not validated');
  t.diagnostic(inspection.figures());
  inspection.assertClean();
});
