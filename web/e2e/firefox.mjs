#!/usr/bin/env node
// Starts the Firefox of COHORT_FIREFOX for Playwright, which drives it by
// WebDriver BiDi, and stands between the two: Playwright says in each new window
// which colors it shall prefer, which a Firefox of long support does not know
// yet and refuses. That one command is answered here; Firefox keeps its light
// colors, and everything else goes through as it is.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { WebSocket, WebSocketServer } from 'ws';

const unknown = 'emulation.setMediaFeaturesOverride';

const firefox = spawn(process.env.COHORT_FIREFOX ?? 'firefox', process.argv.slice(2), { stdio: ['inherit', 'inherit', 'pipe'] });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => firefox.kill(signal));
firefox.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
firefox.on('exit', (code) => process.exit(code ?? 0));

for await (const line of createInterface({ input: firefox.stderr })) {
  const told = /^(.*WebDriver BiDi listening on )(ws:\S+)$/.exec(line);
  console.error(told ? told[1] + (await between(told[2])) : line);
}

/** The address at which Playwright finds what listens at another. */
async function between(address) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (driver, request) => {
    const browser = new WebSocket(address + request.url);
    const waiting = [];
    const send = (text) => (browser.readyState === WebSocket.OPEN ? browser.send(text) : waiting.push(text));
    browser.on('open', () => waiting.splice(0).forEach((text) => browser.send(text)));
    browser.on('message', (text) => driver.send(text.toString()));
    browser.on('close', () => driver.close());
    driver.on('close', () => browser.close());
    driver.on('message', (data) => {
      const text = data.toString();
      const { id, method } = JSON.parse(text);
      if (method === unknown) driver.send(JSON.stringify({ type: 'success', id, result: {} }));
      else send(text);
    });
  });
  await new Promise((resolve) => server.on('listening', resolve));
  return `ws://127.0.0.1:${server.address().port}`;
}
