// A record that is opened in an emergency: by whom, why, and who is told.
import assert from 'node:assert/strict';
import { signedIn } from './api.mjs';
import { at } from './at.mjs';
import { dialog, field, people } from './desk.mjs';

const shots = process.env.COHORT_SHOTS; // a folder, for who wants to look
const reason = 'They called from the bridge; who leads their group is on a plane.';

at('colleague', 'who opens a record in an emergency is seen by who treats the client and by the administrator', [], async ({ page, another }, look) => {
  const [own, other] = [await signedIn('therapist'), await signedIn('colleague')];
  const known = new Set((await other.get('/clients?limit=200')).items.map((c) => c.id));
  const listed = (await own.get('/clients?limit=200')).items.find((c) => !known.has(c.id));
  const client = await own.get(`/clients/${listed.id}`);

  await page.goto('/clients');
  await page.getByRole('button', { name: 'Emergency access' }).click();
  const asking = dialog(page, 'Emergency access');
  await field(asking, 'Code').fill(client.code);
  await asking.getByLabel('Birth date').fill(client.birthDate);
  await asking.getByRole('textbox', { name: 'Reason' }).fill(reason);
  await look('asking for emergency access');
  await asking.getByRole('button', { name: 'Open the record' }).click();
  await page.getByRole('status').filter({ hasText: 'Emergency access until' }).waitFor();
  await page.getByRole('heading', { level: 1, name: client.lastName }).waitFor();
  await look('a record that is open in an emergency');

  const title = `${people.colleague.name} opened ${client.code} in an emergency`;
  const told = async (who, why) => {
    const desk = await another(who);
    await desk.page.goto('/');
    const row = desk.page.getByRole('list', { name: 'To know' }).getByRole('listitem').filter({ hasText: title });
    await row.waitFor();
    assert.equal((await row.innerText()).includes(reason), why, `${who} reads the reason`);
    const [head, notice] = [await desk.page.getByRole('heading', { level: 1 }).boundingBox(), await row.boundingBox()];
    assert.ok(head.y < notice.y, 'notices stand below the title');
    if (shots) await desk.page.screenshot({ path: `${shots}/emergency-${who}.png`, fullPage: true });
    if (why) await desk.look(`${who} is told`);
    await row.getByRole('button', { name: 'I have seen it' }).click();
    await row.waitFor({ state: 'detached' });
  };
  await told('therapist', true);
  await told('admin', false);

  await page.getByRole('button', { name: 'End it now' }).click();
  await page.getByRole('heading', { level: 1, name: 'Clients' }).waitFor();
});
