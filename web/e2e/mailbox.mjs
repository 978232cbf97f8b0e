// A mail server for tests, which keeps the one letter that it gets.
import { createServer } from 'node:net';

/** Listens on loopback until the test ends; `letter` is the text of the first that comes. */
export async function mailbox(t) {
  const open = new Set();
  let arrived;
  const letter = new Promise((come) => (arrived = come));
  const server = createServer((line) => {
    open.add(line);
    line.on('close', () => open.delete(line)).setEncoding('utf8');
    const answer = (words) => line.write(`${words}\r\n`);
    let heard = '';
    let writing = false;
    line.on('data', (piece) => {
      heard += piece;
      for (let end; (end = heard.indexOf(writing ? '\r\n.\r\n' : '\r\n')) >= 0; ) {
        const said = heard.slice(0, end);
        heard = heard.slice(end + (writing ? 5 : 2));
        if (writing) arrived(said.replace(/=\r\n/g, '').replaceAll('=3D', '='));
        const begins = !writing && said === 'DATA';
        answer(begins ? '354 Go on' : said === 'QUIT' ? '221 Bye' : '250 Ok');
        writing = begins;
      }
    });
    answer('220 mail.example.org');
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  t.after(() => {
    open.forEach((line) => line.destroy());
    return new Promise((closed) => server.close(closed));
  });
  return { url: `smtp://127.0.0.1:${server.address().port}`, letter };
}
