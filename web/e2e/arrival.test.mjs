// How a page opens where somebody is signed in already: what it asks before its
// scripts have come, and that nobody loses a login by being impatient.
import assert from 'node:assert/strict';
import { createServer, request } from 'node:http';
import { test } from 'node:test';
import { base, newDesk } from './browser.mjs';
import { logIn, people } from './desk.mjs';
import { Inspection } from './inspection.mjs';

const firstPage = (page) => page.locator('main h1').first().waitFor();

test('the first page of every desk asks nothing twice, and what it asks first before its scripts are there', { timeout: 900_000 }, async (t) => {
  for (const who of ['therapist', 'intake', 'billing', 'admin']) {
    const inspection = new Inspection();
    const { context, page } = await newDesk(t, inspection);
    await logIn({ context }, who);
    const asked = [];
    page.on('request', (r) => {
      const { pathname, search } = new URL(r.url());
      if (r.isNavigationRequest()) asked.length = 0; // what the page before it still asked is not this one's
      if (pathname.startsWith('/api/')) asked.push(decodeURIComponent(`${r.method()} ${pathname}${search}`));
    });
    await page.goto('/');
    await firstPage(page);
    await page.waitForFunction(() => !document.querySelector('main [role=status]'));
    assert.deepEqual(asked.filter((a, i) => asked.indexOf(a) !== i), [], `${who} asks twice`);
    assert.equal(asked[0], 'POST /api/v1/auth/refresh');
    assert.equal(asked[1], 'GET /api/v1/me');
    inspection.assertClean();
  }
});

/** The practice behind a line on which the answer to a renewal can be held. */
async function slowLine() {
  const line = { hold: false, arrived: () => undefined };
  const server = createServer((asked, answer) => {
    const on = request(base + asked.url, { method: asked.method, headers: asked.headers }, (answered) => {
      const send = () => {
        answer.writeHead(answered.statusCode, answered.rawHeaders);
        answered.pipe(answer);
      };
      if (!line.hold || asked.url !== '/api/v1/auth/refresh') return send();
      line.hold = false;
      line.arrived(send);
    });
    asked.pipe(on);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${server.address().port}`;
  /** Resolves with what lets the answer go, once the server has given it. */
  const nextRenewal = () =>
    new Promise((arrived) => {
      line.arrived = arrived;
      line.hold = true;
    });
  return { url, nextRenewal, close: () => (server.closeAllConnections(), server.close()) };
}

test('reloading while the login is being renewed does not end it', { timeout: 900_000 }, async (t) => {
  const line = await slowLine();
  t.after(line.close);
  const inspection = new Inspection();
  const { context, page } = await newDesk(t, inspection, { url: line.url });
  await logIn({ context }, 'therapist', line.url);
  await page.goto('/');
  await firstPage(page);
  const renewal = line.nextRenewal();
  await page.reload({ waitUntil: 'commit' });
  const letGo = await renewal; // the cookie is spent, and the page has not heard so
  await page.reload({ waitUntil: 'domcontentloaded' });
  letGo();
  await firstPage(page);
  await page.getByRole('button', { name: new RegExp(people.therapist.name) }).first().waitFor();
  inspection.assertClean();
});
