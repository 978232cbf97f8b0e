// Serves the built gallery under the app's Content-Security-Policy, takes its
// pictures (light and dark, 360, 1024 and 1440 px) and checks each with axe. Fails on
// a violation of WCAG 2.2 AA, of the policy, or on an error in the page.
//   node scripts/gallery.mjs [route…]      e.g. / /session
import { createServer } from 'node:http';
import { mkdirSync, readFileSync } from 'node:fs';
import { extname, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../test-results/gallery/', import.meta.url));
const shots = fileURLToPath(new URL('../test-results/shots/', import.meta.url));
const csp = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
mkdirSync(shots, { recursive: true });

const server = createServer((req, res) => {
  const path = normalize(new URL(req.url, 'http://x').pathname).replace(/^\/$/, '/gallery.html');
  try {
    const body = readFileSync(root + path);
    res.writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream', 'Content-Security-Policy': csp });
    res.end(body);
  } catch {
    res.writeHead(404).end();
  }
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const base = `http://127.0.0.1:${server.address().port}/`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const parts = ['/document', '/compare', '/calendar', '/timeline', '/ledger', '/plot', '/files', '/signature'];
const routes = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['/', ...parts, '/today', '/cohorts', '/session', '/billing', '/referrals', '/sign-in'];
const acts = {
  '/ledger': async (page, name) => {
    await page.getByRole('button', { name: /^Why/ }).first().click();
    await look(page, name, 'why');
  },
  '/document': async (page, name) => {
    await page.getByRole('button', { name: 'Insert phrase' }).first().click();
    await look(page, name, 'phrases');
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: 'Data' }).first().focus();
    await page.keyboard.press('Alt+f');
    await page.keyboard.press('Alt+p');
    if (!(await page.getByRole('textbox', { name: 'Data' }).first().inputValue()).includes('a peer')) complain(`${name}: Alt F, Alt P did not write the suggestion`);
    await look(page, name, 'mended');
  },
  '/calendar': async (page, name) => {
    const event = page.locator('[data-event="24.5"]').first();
    if (!(await event.isVisible())) return;
    await event.focus();
    for (const key of ['m', 'ArrowRight', 'ArrowUp']) await page.keyboard.press(key);
    await look(page, name, 'carried');
    await page.keyboard.press('Escape');
  },
  '/signature': async (page, name) => {
    await page.getByText('Type your name').first().click();
    await page.getByRole('textbox', { name: 'Your name' }).fill('Marcus Hale');
    await look(page, name, 'typed');
  },
  '/files': async (page, name) => {
    await page.locator('input[type=file]').first().setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ no paper') });
    await page.getByText('was not taken').waitFor();
    await look(page, name, 'refused');
  },
};

let wrong = 0;
const complain = (what) => {
  wrong++;
  console.error(what);
};

for (const scheme of ['light', 'dark']) {
  for (const width of [1440, 1024, 360]) {
    const context = await browser.newContext({ viewport: { width, height: width === 360 ? 740 : 860 }, colorScheme: scheme, reducedMotion: 'reduce' });
    for (const route of routes) {
      const page = await context.newPage();
      const name = `${route.slice(1) || 'gallery'}-${scheme}-${width}`;
      page.on('pageerror', (e) => complain(`${name}: ${e.message}`));
      page.on('console', (m) => m.type() === 'error' && complain(`${name}: ${m.text()}`));
      await page.goto(`${base}#${route}`);
      await page.waitForSelector('h1');
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.waitForTimeout(150);
      await page.screenshot({ path: `${shots}${name}.png`, fullPage: true });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (over > 0) complain(`${name}: ${over} px wider than the window`);
      await check(page, name);
      for (const [i, part] of (await page.locator('[data-sample]').all()).entries()) await part.screenshot({ path: `${shots}${name}-part${i}.png` });
      if (route === '/') await dialogs(page, name);
      await acts[route]?.(page, name);
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
server.close();
console.log(wrong === 0 ? `${routes.length} pages × 6: no violation, no error` : `${wrong} findings`);
process.exit(wrong === 0 ? 0 : 1);

async function check(page, name) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  for (const v of violations) complain(`${name}: ${v.id}: ${v.help}\n${v.nodes.map((n) => `    ${n.target.join(' ')}  ${n.any[0]?.message ?? ''}`).join('\n')}`);
}

/** A state that one has to bring about: its picture, and axe again. */
async function look(page, name, what) {
  await page.waitForTimeout(250);
  await page.screenshot({ path: `${shots}${name}-${what}.png` });
  await check(page, `${name} ${what}`);
}

async function dialogs(page, name) {
  for (const kind of ['Confirm', 'Reason', 'Conflict']) {
    await page.getByRole('button', { name: `${kind} dialog` }).click();
    await page.getByRole('dialog').waitFor();
    await page.waitForTimeout(250);
    await page.screenshot({ path: `${shots}${name}-${kind.toLowerCase()}.png` });
    await check(page, `${name} ${kind}`);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find anything' }).waitFor();
  await page.waitForTimeout(250);
  await page.screenshot({ path: `${shots}${name}-palette.png` });
  await check(page, `${name} palette`);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('menu').waitFor();
  await page.waitForTimeout(250);
  await check(page, `${name} plain menu`);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Done notice' }).click();
  await page.getByRole('button', { name: 'Failed notice' }).click();
  await page.getByLabel('Problem area', { exact: true }).first().click();
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${shots}${name}-notices.png` });
  await check(page, `${name} notices and select`);
  await page.keyboard.press('Escape');
  const more = page.getByRole('button', { name: 'More', exact: true });
  if (await more.isVisible()) {
    await more.click();
    await page.getByRole('dialog').getByRole('button', { name: /Maya/ }).click();
    await page.waitForTimeout(400);
    await page.screenshot({ path: `${shots}${name}-more.png` });
    await check(page, `${name} more`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await page.getByRole('button', { name: 'Farid, left early' }).click({ button: 'right' });
  await page.getByRole('menu').waitFor();
  await page.waitForTimeout(250);
  await page.screenshot({ path: `${shots}${name}-menu.png` });
  await check(page, `${name} menu`);
  await page.keyboard.press('Escape');
}
