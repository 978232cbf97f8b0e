// A theme that a later week builds on is missed: one member will make it up as a
// guest of another group, one caught up by talking, with a sheet to take home;
// and whoever came often enough gets a certificate.
import assert from 'node:assert/strict';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { day } from './browser.mjs';
import { dialog } from './desk.mjs';
import { referred } from './practice.mjs';

const theme = 'Naming what came before';

async function curriculum() {
  const therapist = await signedIn('therapist');
  const weeks = [theme, 'Choosing another way', 'Trying it out'].map((t, i) => ({
    theme: t, goal: 'See the chain early.', objectives: [], agenda: [{ title: 'Round', minutes: 20 }], materials: ['Chain worksheet'],
    homework: { title: 'Draw one chain', instructions: 'One evening this week.' }, buildsOn: i === 0 ? [] : [i],
  }));
  const { id } = await therapist.post('/curricula', { name: 'Chains', weeks });
  await therapist.post(`/curricula/${id}/publish`);
  return id;
}

/** A small running group of somebody's. */
async function group(who, name, { curriculumId, startsOn, time, sessions, firstNames, familyName }) {
  const [own, leader] = [await signedIn(who), await (await signedIn('therapist')).get('/leaders')];
  const lead = who === 'colleague' ? 'Tomás Iriarte' : 'Maya Lindqvist';
  const cohort = await own.post('/cohorts', {
    name, type: 'psychoeducational', entry: 'open', delivery: 'in_person', leadId: leader.items.find((l) => l.name === lead).id, minMembers: 6, maxMembers: 8, curriculumId,
    schedule: { startsOn, time, timeZone: 'America/New_York', durationMinutes: 60, cadence: 'weekly', sessions }, fee: { amount: 4500, currency: 'USD' },
    overrideReason: 'Each test has a cohort of its own, at whatever hour.',
  });
  const intake = await signedIn('intake');
  const members = await Promise.all(firstNames.map((n) => referred(n, familyName)));
  for (const m of members)
    await intake.post(`/cohorts/${cohort.id}/enrollments`, {
      clientId: m.id, referralId: m.referral, fromSession: 1, committedSessions: sessions, agreement: { version: '2026-1', signedOn: day(), signedName: `${m.firstName} ${familyName}` },
    });
  await own.post(`/cohorts/${cohort.id}/start`, { overrideReason: 'Small on purpose.' });
  const { sessions: dated } = await own.get(`/cohorts/${cohort.id}`);
  return { id: cohort.id, code: cohort.code, members, sessions: dated };
}

async function held(who, g, number, statuses) {
  const own = await signedIn(who);
  const { id } = g.sessions[number - 1];
  await own.put(`/sessions/${id}/attendance`, { items: g.members.map((m, i) => ({ clientId: m.id, status: statuses[i] ?? 'present' })) });
  await own.post(`/sessions/${id}/close`);
}

/** What the page prints, and that it did. */
const printing = (page) =>
  page.evaluate(() => {
    window.print = () => {
      window.printed = document.querySelector('[data-sheet="alone"]')?.textContent ?? '';
      window.dispatchEvent(new window.Event('afterprint'));
    };
  });
const printed = (page, text) => page.waitForFunction((part) => window.printed?.includes(part), text).then(() => page.evaluate(() => window.printed));

at('therapist', 'a missed theme is caught up, as a guest and by talking', [], async ({ page, another }, look) => {
  const curriculumId = await curriculum();
  const home = await group('therapist', 'Chains at dawn', { curriculumId, startsOn: day(-3), time: '05:05', sessions: 3, firstNames: ['Ines', 'Tobias', 'Lucia'], familyName: 'Catcher' });
  const host = await group('colleague', 'Chains at noon', { curriculumId, startsOn: day(2), time: '04:20', sessions: 3, firstNames: ['Emil'], familyName: 'Hosted' });
  await held('therapist', home, 1, ['excused', 'no_show']);

  await page.goto(`/cohorts/${home.id}`);
  await printing(page);
  const list = page.getByRole('list', { name: 'To catch up' });
  await list.getByText('Choosing another way, builds on it').first().waitFor();
  await look('what is to catch up');
  await list.getByRole('button', { name: 'Catch up: Ines, week 1' }).click();
  const asking = dialog(page, /^Ines catches up/);
  await asking.getByLabel('How').selectOption('make_up');
  await asking.getByLabel('Session').locator('option', { hasText: host.code }).waitFor({ state: 'attached' });
  await look('a make-up is chosen');
  await asking.getByRole('button', { name: 'Expect them there' }).click();
  await list.getByText(`Guest of ${host.code}`).waitFor();

  await list.getByRole('button', { name: 'Catch up: Tobias, week 1' }).click();
  await dialog(page, /^Tobias catches up/).getByRole('button', { name: 'Caught up' }).click();
  await list.getByText('Caught up by talking').waitFor();
  await list.getByRole('button', { name: 'More about Tobias, week 1' }).click();
  await page.getByRole('menuitem', { name: 'Print the sheet for Tobias' }).click();
  const sheet = await printed(page, theme);
  assert.match(sheet, /For Tobias/);
  assert.doesNotMatch(sheet, /Catcher|Ines|Chains at dawn/);

  await page.goto('/');
  const open = page.locator('section').filter({ has: page.getByRole('list', { name: 'To catch up' }) });
  await open.getByRole('button', { name: /^Show all/ }).click();
  await open.getByText(`Guest of ${host.code}`).waitFor();

  const colleague = await another('colleague');
  await colleague.page.goto(`/sessions/${host.sessions[0].id}`);
  await colleague.page.getByText('Ines: guest for this session').waitFor();
  await colleague.look('a guest on the roster');
});

at('therapist', 'a certificate says what is lacking, is issued, withdrawn and issued again', [], async ({ page, another }, look) => {
  const g = await group('therapist', 'Done at dawn', { startsOn: day(-9), time: '05:50', sessions: 2, firstNames: ['Ines', 'Tobias'], familyName: 'Certified' });
  await held('therapist', g, 1, []);
  await held('therapist', g, 2, ['present', 'excused']);
  const open = async (member, on = page) => {
    await on.goto(`/clients/${member.id}`);
    await on.getByRole('button', { name: /^More about the membership/ }).click();
    await on.getByRole('menuitem', { name: /^Certificate of completion/ }).click();
    return dialog(on, 'Certificate of completion');
  };
  await (await open(g.members[1])).getByText('1 of 2 sessions attended or caught up; 75 % are asked for.').waitFor();
  await look('what is lacking');
  const ready = await open(g.members[0]);
  await ready.getByText('2 sessions attended, of 2').waitFor();
  await ready.getByLabel('Program').fill('Anger management');
  await ready.getByLabel('Case number').fill('2026-CR-0417');
  await look('a certificate to issue');
  await ready.getByRole('button', { name: 'Issue the certificate' }).click();
  const first = ready.getByRole('region', { name: /^Certificate number/ });
  await first.getByText('Ines Certified').waitFor();
  const number = /number (\d+)/.exec((await first.getAttribute('aria-label')) ?? '')?.[1];
  await look('an issued certificate');
  const [paper] = await Promise.all([page.waitForEvent('download'), first.getByRole('button', { name: 'Download to print' }).click()]);
  assert.equal(paper.suggestedFilename(), 'certificate.pdf');

  await first.getByRole('button', { name: 'Withdraw…' }).click();
  const asking = dialog(page, /^Withdraw certificate number/);
  await asking.getByLabel('Reason').fill('The order has another number.');
  await asking.getByRole('button', { name: 'Withdraw it' }).click();
  await ready.getByText(/: The order has another number\./).waitFor();
  await ready.getByRole('button', { name: 'Issue the certificate' }).click();
  await ready.getByRole('region', { name: `Certificate number ${Number(number) + 1}` }).waitFor();
  await look('issued again');

  const intake = await another('intake');
  const desk = await open(g.members[0], intake.page);
  await desk.getByRole('button', { name: 'Download to print' }).waitFor();
  assert.equal(await desk.getByRole('button', { name: 'Withdraw…' }).count(), 0);
});
