/* global history, localStorage, indexedDB, caches */
// What a browser keeps and sends: no address, title, history, storage or cache
// names a client or holds what was said of them, on no page of any desk.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signedIn } from './api.mjs';
import { newDesk, startBrowser } from './browser.mjs';
import { signIn } from './desk.mjs';
import { Inspection, settled } from './inspection.mjs';
import { examples, pagesOf } from './pages.mjs';

// A text that stands nowhere else, in every field in which somebody is named or
// something can be said of them.
const mark = (field) => `Zqx${field}`;
const words = {
  firstName: mark('first'), lastName: mark('last'), preferredName: mark('preferred'), displayName: mark('display'), email: `${mark('mail')}@example.org`,
  phone: '212 555 0177', address: mark('address'), pronouns: mark('pronouns'), gender: mark('gender'), culture: mark('culture'),
  accessNeeds: mark('access'), preferredTimes: mark('times'), formerNames: [mark('former')], birthDate: '1931-11-17',
  emergencyContact: { name: mark('emergency'), relation: mark('relation'), phone: '212 555 0178' },
};
const reason = mark('reason');
const kept = [...texts(words), reason];

let browser, client, referral;
before(async () => {
  browser = await startBrowser();
  const intake = await signedIn('intake');
  const made = await intake.post('/referrals', { client: words, source: 'self', urgency: 'routine', reason, problemAreas: ['grief_and_loss'], receivedOn: '2026-01-05' });
  client = `/clients/${made.clientId}`;
  referral = `/referrals/${made.id}`;
});
after(() => browser.close());

function texts(of) {
  return Object.values(of).flatMap((v) => (typeof v === 'string' ? [v] : texts(v)));
}

/** All that the browser keeps for this origin, as one text. */
const storedBy = (page) =>
  page.evaluate(async () => {
    const parts = [document.title, JSON.stringify(history.state), location.href, document.cookie, JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const { name, version } of (await indexedDB.databases?.()) ?? []) {
      const db = await new Promise((done, failed) => {
        const asked = indexedDB.open(name, version);
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => failed(asked.error);
      });
      for (const store of db.objectStoreNames) {
        const all = db.transaction(store).objectStore(store).getAll();
        await new Promise((done) => (all.onsuccess = done));
        parts.push(JSON.stringify(all.result));
      }
      db.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) parts.push(request.url, await (await cache.match(request)).text());
    }
    return parts.join('\n');
  });

const own = { intake: () => [client, referral], billing: () => [client], therapist: () => [], admin: () => [] };

for (const who of Object.keys(own)) {
  test(`the browser of ${who} keeps and sends nothing of a client in clear`, { timeout: 1_200_000 }, async (t) => {
    const inspection = new Inspection();
    const { context, page } = await newDesk(browser, inspection);
    t.after(() => context.close());
    const addresses = [];
    page.on('request', (r) => addresses.push(r.url(), r.headers().referer ?? ''));
    await signIn(page, who);
    let shown = 0;
    const pages = [...own[who](), ...pagesOf[who](await examples())];
    for (const path of pages) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await settled(page);
      if ((await page.locator('body').innerText()).includes(words.lastName)) shown++;
      const stored = await storedBy(page);
      for (const text of kept) assert.ok(!stored.includes(text), `${who} ${path}: the browser keeps ${text}`);
    }
    assert.ok(shown >= own[who]().length, `only ${shown} pages showed the client`);
    const sent = addresses.join('\n');
    for (const text of kept) assert.ok(!sent.includes(text) && !sent.includes(encodeURIComponent(text)), `${who}: an address holds ${text}`);
    t.diagnostic(`${pages.length} pages, ${addresses.length / 2} requests, ${kept.length} planted texts: none kept, none in an address`);
    inspection.assertClean();
  });
}
