// The browser of these tests: Chromium from COHORT_CHROMIUM, or the Firefox that
// COHORT_FIREFOX names, against the server at COHORT_URL, which runs a
// demonstration practice that nobody else uses.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium, firefox } from 'playwright-core';

/** Where the practice is served, without a slash at the end. */
export const base = (process.env.COHORT_URL ?? 'http://127.0.0.1:8080').replace(/\/$/, '');

/** Every demonstration login has this password. */
export const password = 'seven calm herons wade';

/** The zone of the demonstration practice; the browser is set to it, so that
    "today" is one day in the page and on the server. */
export const zone = 'America/New_York';

// Each window would have a page of its own for what drops down from the address
// bar, at half a second of processor time. The last list is the one that counts,
// so Playwright's is in this one, as far as it bears on a practice on loopback.
const without = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch', 'Translate'];
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', `--disable-features=${without.join(',')}`];

const saved = mkdtempSync(join(tmpdir(), 'cohort-saved-'));
process.on('exit', () => rmSync(saved, { recursive: true, force: true }));

const launched = {
  chromium: () => chromium.launch({ executablePath: process.env.COHORT_CHROMIUM ?? '/usr/bin/chromium', args: flags }),
  firefox: () => firefox.launch({ channel: 'moz-firefox', executablePath: fileURLToPath(new URL('firefox.mjs', import.meta.url)), downloadsPath: saved, firefoxUserPrefs: { 'dom.events.testing.asyncClipboard': true } }),
};
const browser = process.env.COHORT_FIREFOX ? 'firefox' : 'chromium';

let started;
/** The one browser that all desks are opened in; one that has ended is followed by another. */
export async function startBrowser() {
  if (!(await started)?.isConnected()) started = launched[browser]();
  return started;
}
export const closeBrowser = async () => (await started)?.close();

/** In Firefox, Playwright fills a field from within the page. React takes what a
    program writes for what it knows already, and hears of it only when its memory
    of the field is older. */
function typedAsByHand() {
  window.addEventListener('input', (e) => e.isTrusted || e.target._valueTracker?.setValue(''), { capture: true });
}

/** One person's browser until the test ends: cookies of its own, everything it
    complains about goes to the inspection. `refusals` are the HTTP statuses that
    the test provokes on purpose; the browser logs every refused request as an error. */
export async function newDesk(t, inspection, { scheme = 'light', width = 1360, height = 860, refusals = [], url = base } = {}) {
  const context = await (await startBrowser()).newContext({
    baseURL: url,
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    timezoneId: zone,
    locale: 'en-US',
    acceptDownloads: true,
    permissions: browser === 'chromium' ? ['clipboard-read', 'clipboard-write'] : [], // Firefox grants none before it is asked
  });
  t.after?.(() => context.close());
  context.setDefaultTimeout(60_000); // stops what hangs, however busy the machine
  if (browser === 'firefox') await context.addInitScript(typedAsByHand);
  await inspection.watch(context, refusals);
  return { context, page: await context.newPage() };
}

/** The path of the file that is saved by a deed. Firefox does not tell Playwright
    of what a page makes itself: there the file is waited for where it comes. */
export async function savedBy(page, deed) {
  if (browser === 'chromium') {
    const [coming] = await Promise.all([page.waitForEvent('download'), deed()]);
    return coming.path();
  }
  const before = new Set(readdirSync(saved));
  await deed();
  for (;;) {
    const files = readdirSync(saved).filter((name) => !before.has(name));
    if (files.length === 1 && !files[0].endsWith('.part') && statSync(join(saved, files[0])).size > 0) return join(saved, files[0]);
    await after(20);
  }
}

/** The practice's date so many days from now, as YYYY-MM-DD. */
export function day(offset = 0) {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date());
  return new Date(Date.parse(`${today}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
}
