// The browser of these tests: Chromium from COHORT_CHROMIUM against the server at
// COHORT_URL, which runs a demonstration practice that nobody else uses.
import { chromium } from 'playwright-core';

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

let started;
/** The one Chromium that all desks are opened in; one that has ended is followed by another. */
export async function startBrowser() {
  if (!(await started)?.isConnected()) started = chromium.launch({ executablePath: process.env.COHORT_CHROMIUM ?? '/usr/bin/chromium', args: flags });
  return started;
}
export const closeBrowser = async () => (await started)?.close();

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
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  t.after?.(() => context.close());
  context.setDefaultTimeout(20_000);
  await inspection.watch(context, refusals);
  return { context, page: await context.newPage() };
}

/** The practice's date so many days from now, as YYYY-MM-DD. */
export function day(offset = 0) {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date());
  return new Date(Date.parse(`${today}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
}
