// Opens each role's first page as a first visit on a slow line and a phone's
// processor, and prints what was waited for and sent; see scripts/first-load.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

const line = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const slower = 4; // times, as a phone's processor is
const screens = [
  { name: 'desk', viewport: { width: 1360, height: 860 } },
  { name: 'phone', viewport: { width: 390, height: 844 } },
];

const freePort = () =>
  new Promise((found) => {
    const s = createServer().listen(0, '127.0.0.1', () => {
      const { port } = s.address();
      s.close(() => found(port));
    });
  });

async function startPractice() {
  const addr = `127.0.0.1:${await freePort()}`;
  const server = spawn(process.env.COHORT_BINARY ?? 'bin/cohort', ['demo', '--addr', addr, '--log-level', 'error'], { stdio: ['ignore', 'ignore', 'inherit'] });
  for (;;) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    if (await fetch(`http://${addr}/readyz`).then((r) => r.ok, () => false)) return { server, url: `http://${addr}` };
    await new Promise((wait) => setTimeout(wait, 50));
  }
}

async function stop(server) {
  const ended = new Promise((done) => server.once('exit', done));
  server.kill('SIGTERM');
  await ended;
}

// Runs in the page before anything of it.
function observe() {
  // Says that somebody has signed in with this browser, so that the page asks.
  localStorage.setItem('cohort.signed-in', 'yes');
  window.measured = { lcp: 0, what: '', shift: 0 };
  new PerformanceObserver((list) => {
    for (const e of list.getEntries()) {
      window.measured.lcp = e.startTime;
      window.measured.what = `${e.element?.tagName.toLowerCase() ?? '?'}: ${(e.element?.textContent ?? '').slice(0, 40)}`;
    }
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const e of list.getEntries()) if (!e.hadRecentInput) window.measured.shift += e.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

async function visit(browser, url, email, password, screen) {
  const context = await browser.newContext({ baseURL: url, viewport: screen.viewport, reducedMotion: 'reduce', timezoneId: 'America/New_York', locale: 'en-US' });
  const login = await context.request.post('/api/v1/auth/login', { data: { email, password } });
  if (!login.ok()) throw new Error(`${email}: ${login.status()}`);
  await context.addInitScript(observe);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const sent = { Script: [0, 0], Stylesheet: [0, 0], Font: [0, 0], Other: [0, 0] };
  const kinds = new Map();
  cdp.on('Network.responseReceived', (e) => kinds.set(e.requestId, e.type));
  cdp.on('Network.loadingFinished', (e) => {
    const kind = sent[kinds.get(e.requestId)] ?? sent.Other;
    kind[0]++;
    kind[1] += e.encodedDataLength;
  });
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', line);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.goto('/', { timeout: 120_000 });
  await page.locator('main h1').first().waitFor({ timeout: 120_000 });
  await page.waitForFunction(() => !document.querySelector('main [role=status]'), undefined, { timeout: 120_000 });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(1000); // for what still moves
  const measured = await page.evaluate(() => window.measured);
  await context.close();
  return { ...measured, sent };
}

const { server, url } = await startPractice();
process.env.COHORT_URL = url;
const { password, startBrowser } = await import('../e2e/browser.mjs');
const { people } = await import('../e2e/desk.mjs');
const browser = await startBrowser();
try {
  const kB = ([n, bytes]) => `${String(n).padStart(3)} ${(bytes / 1000).toFixed(1).padStart(6)} kB`;
  console.log('role       screen  largest paint  shift  scripts        sheets         fonts          answers, page');
  for (const role of process.argv.length > 2 ? process.argv.slice(2) : ['therapist', 'intake', 'billing', 'admin']) {
    for (const screen of screens) {
      const m = await visit(browser, url, people[role].email, password, screen);
      const { Script, Stylesheet, Font, Other } = m.sent;
      console.log(`${role.padEnd(10)} ${screen.name.padEnd(6)}  ${(m.lcp / 1000).toFixed(2).padStart(11)} s  ${m.shift.toFixed(3)} ${kB(Script)} ${kB(Stylesheet)} ${kB(Font)} ${kB(Other)}  (${m.what})`);
    }
  }
} finally {
  await browser.close();
  await stop(server);
}
