// What must hold on every screen: no violation of WCAG 2.2 AA, no error on the
// console, no breach of the Content-Security-Policy, nothing wider than a phone.
import assert from 'node:assert/strict';
import axe from 'axe-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const wide = { width: 1360, height: 860 };
const phone = { width: 360, height: 740 };
const small = { width: 1024, height: 768 };

// What axe is asked in each look. Dark differs from light in its colors alone
// and a phone from a window in its layout alone, so neither repeats the rest:
// contrast takes axe longer than all its other rules together.
// What a button shows begins or is within its name, so that who speaks to the
// page says what they see: axe keeps that rule off by default.
const ruled = (rules = {}) => ({ runOnly: { type: 'tag', values: tags }, rules: { 'label-content-name-mismatch': { enabled: true }, ...rules } });
const everything = ruled();
const layout = ruled({ 'color-contrast': { enabled: false } });
const contrast = { runOnly: { type: 'rule', values: ['color-contrast'] } };

const light = { scheme: 'light', window: wide, ask: everything };
const dark = { scheme: 'dark', window: wide, ask: contrast };
const narrow = { scheme: 'light', window: phone, ask: layout };

// None of this depends on the database: on PostgreSQL one look is enough for
// what all three say on SQLite. Nor is axe asked in Firefox what it says of the
// same markup in Chromium: there each screen is measured, and nothing may
// complain.
const inFirefox = Boolean(process.env.COHORT_FIREFOX);
const looks = inFirefox ? [] : process.env.COHORT_DATABASE === 'postgres' ? [light] : [light, dark, narrow];

/** What axe leaves out: rows after the twelfth of a long table repeat the markup
    of the first ones, and axe takes seconds for a hundred of them. */
const repeated = 'tbody tr:nth-child(n + 13)';

export class Inspection {
  screens = 0;
  analyses = 0;
  narrow = 0;
  violations = 0;
  errors = 0;
  policy = 0;
  sideways = 0;
  findings = [];

  /** Listens to everything the pages of a browser context complain about. */
  async watch(context, refusals) {
    // Chromium logs every refused request: "Failed to load resource: … status of 404".
    const provoked = (text) => refusals.some((status) => text.includes(`status of ${status} `));
    await context.exposeFunction('policyBreached', (what) => {
      this.policy++;
      this.findings.push(`Content-Security-Policy: ${what}`);
    });
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (e) => window.policyBreached(`${e.violatedDirective} ${e.blockedURI} on ${location.pathname}`));
    });
    context.on('weberror', (e) => this.complain(`error on ${e.page()?.url()}: ${e.error().stack ?? e.error().message}`));
    context.on('console', (m) => {
      if (m.type() === 'error' && !provoked(m.text())) this.complain(`console on ${m.page()?.url()}: ${m.text()} ${m.location().url}`);
    });
  }

  complain(what) {
    this.errors++;
    this.findings.push(what);
  }

  /** Checks a page in every look. */
  async page(page, name) {
    await this.look(page, name, looks);
    await this.reach(page, name);
  }

  /** Checks a step of a story: what is new in it. A page is looked at in light,
      since its other looks are those of pages; a dialog in every look, without
      the page under it. A phone's width is measured in any case. */
  async step(page, name) {
    await settled(page); // a dialog that is closing is not looked at
    const within = await uppermost(page);
    await this.look(page, name, within ? looks : looks.slice(0, 1), within);
  }

  async look(page, name, looks, within) {
    this.screens++;
    const before = page.viewportSize();
    for (const { scheme, window, ask } of looks) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.setViewportSize(window);
      await settled(page);
      await this.analyze(page, ask, `${name}, ${scheme}, ${window.width} px`, within);
    }
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.setViewportSize(phone);
    await this.measure(page, name);
    await page.setViewportSize(before);
  }

  async analyze(page, ask, name, within) {
    // A document is given axe once, whose half a megabyte takes longer to read
    // than some pages to analyze; of what holds, nobody wants to hear.
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
    const violations = await page.evaluate(async ({ ask, include, exclude }) => (await window.axe.run({ include, exclude }, { ...ask, resultTypes: ['violations'] })).violations, {
      ask, include: [[within ?? 'html']], exclude: [[repeated]],
    });
    this.analyses++;
    for (const v of violations) {
      this.violations++;
      const where = v.nodes.map((n) => `    ${n.target.join(' ')}  ${n.any[0]?.message ?? n.failureSummary ?? ''}`).join('\n');
      this.findings.push(`${name}: ${v.id}: ${v.help}\n${where}`);
    }
  }

  async measure(page, name) {
    this.narrow++;
    await settled(page);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over <= 0) return;
    this.sideways++;
    this.findings.push(`${name}: ${over} px wider than a window of ${phone.width} px`);
  }

  /** Fails for what one could press but for the edge of the card it stands in. */
  async reach(page, name) {
    const before = page.viewportSize();
    await page.setViewportSize(small);
    await settled(page);
    const beyond = await page.evaluate(() => {
      const clipping = (e) => {
        for (let at = e.parentElement; at; at = at.parentElement) {
          const { overflowX } = window.getComputedStyle(at);
          if (overflowX === 'auto' || overflowX === 'scroll') return undefined;
          if (overflowX === 'hidden' || overflowX === 'clip') return at;
        }
      };
      return [...document.querySelectorAll('main a[href], main button, main input')]
        .filter((e) => e.checkVisibility({ visibilityProperty: true }) && clipping(e) && e.getBoundingClientRect().left > clipping(e).getBoundingClientRect().right - 8)
        .map((e) => e.getAttribute('aria-label') ?? e.textContent);
    });
    for (const what of beyond) this.findings.push(`${name}: "${what}" is out of reach in a window of ${small.width} px`);
    await page.setViewportSize(before);
  }

  /** One line of figures. */
  figures() {
    return `${this.screens} screens, ${this.analyses} analyses by axe: ${this.violations} violations; ${this.narrow} at ${phone.width} px: ${this.sideways} too wide; ${this.policy} breaches of the policy, ${this.errors} errors on the console`;
  }

  /** Fails with everything that was found. */
  assertClean() {
    assert.ok(this.screens === 0 || this.analyses > 0 || inFirefox, 'nothing was analyzed');
    assert.equal(this.findings.length, 0, `${this.findings.length} findings:\n${this.findings.join('\n')}`);
  }
}

/** A selector of the dialog that can be worked with: where one lies over another,
    what it covers was looked at before. */
const uppermost = (page) =>
  page.evaluate(() => {
    const last = [...document.querySelectorAll('[role="dialog"]')].at(-1);
    const named = last?.getAttribute('aria-labelledby');
    return named ? `[role="dialog"][aria-labelledby="${named}"]` : last && '[role="dialog"]';
  });

/** Waits until the page has its data and nothing moves. */
export async function settled(page) {
  await page.waitForFunction(() => !document.querySelector('[role="status"][aria-label^="Loading"]') && document.querySelector('h1, [role="dialog"]'));
  await page.evaluate(async () => {
    await document.fonts.ready;
    const two = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
    await two();
    const ending = document.getAnimations().filter((a) => a.playState === 'running' && a.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.all(ending.map((a) => a.finished.catch(() => undefined)));
    await two();
  });
}
