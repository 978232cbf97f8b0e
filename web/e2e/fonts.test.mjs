// Names keep their font, whatever letters they are written with.
import assert from 'node:assert/strict';
import { at } from './at.mjs';

const names = ['Nguyễn Thị Phương Ơn', 'Đặng Hậu Mỹ', 'Zoë Šimůnková', 'Łukasz Żółć', 'Ayşe Güneş'];

at('admin', 'no letter of a name leaves the page’s fonts', [], async ({ context, page }) => {
  await page.goto('/');
  await page.locator('main h1').first().waitFor();
  const cdp = await context.newCDPSession(page);
  await cdp.send('DOM.enable');
  await cdp.send('CSS.enable');
  for (const [place, family] of [['p', 'sans'], ['h1', 'serif']]) {
    await page.evaluate(
      ({ place, names }) => {
        const probe = document.querySelector('main').appendChild(document.createElement(place));
        probe.id = `probe-${place}`;
        probe.textContent = names.join(' ');
      },
      { place, names },
    );
    // Asks for the files of the letters that are drawn now, and waits for them.
    await page.evaluate(async (id) => {
      const probe = document.getElementById(id);
      const { fontWeight, fontSize, fontFamily } = window.getComputedStyle(probe);
      await document.fonts.load(`${fontWeight} ${fontSize} ${fontFamily}`, probe.textContent);
      await document.fonts.ready;
    }, `probe-${place}`);
    const { root } = await cdp.send('DOM.getDocument');
    const { nodeId } = await cdp.send('DOM.querySelector', { nodeId: root.nodeId, selector: `#probe-${place}` });
    const { fonts } = await cdp.send('CSS.getPlatformFontsForNode', { nodeId });
    assert.ok(fonts.length > 0);
    assert.deepEqual(fonts.filter((f) => !f.isCustomFont).map((f) => `${f.familyName}: ${f.glyphCount}`), [], `the ${family} font has no letters for some`);
  }
});
