import { describe, expect, it } from 'vitest';
import { after, opened, outgoing, unsaved, type Happening, type Saving } from './saveAsYouGo';
import { partWords, savingWords } from './saveWords';

const start = opened({ data: 'a', plan: 'p' }, '1');
const go = (s: Saving, ...all: Happening[]) => all.reduce(after, s);
const typed = (key: string, text: string): Happening => ({ type: 'typed', key, text });
const sent: Happening = { type: 'sent' };
const at = '2026-03-10T18:03:00Z';

describe('a document', () => {
  it('goes from dirty over saving to saved', () => {
    const dirty = go(start, typed('data', 'ab'));
    expect([dirty.phase, outgoing(dirty)]).toEqual(['dirty', { data: 'ab' }]);
    const saving = go(dirty, sent);
    expect([saving.phase, outgoing(saving)]).toEqual(['saving', null]);
    const saved = go(saving, { type: 'saved', version: '2', at });
    expect([saved.phase, saved.version, saved.stored.data, saved.savedParts]).toEqual(['clean', '2', 'ab', { data: at }]);
  });

  it('stays dirty for what was typed while the rest was on its way', () => {
    const s = go(start, typed('data', 'ab'), sent, typed('data', 'abc'), { type: 'saved', version: '2', at });
    expect([s.phase, s.stored.data, outgoing(s)]).toEqual(['dirty', 'ab', { data: 'abc' }]);
  });

  it('is clean again when what was typed is taken back', () => expect(go(start, typed('data', 'ab'), typed('data', 'a')).phase).toBe('clean'));

  it('keeps trying what nobody answered, with what was typed since', () => {
    const s = go(start, typed('data', 'ab'), sent, { type: 'failed', retryAt: at }, typed('plan', 'q'));
    expect([s.phase, s.tries, outgoing(s)]).toEqual(['failed', 1, { data: 'ab', plan: 'q' }]);
  });

  it('sends a refused text again only once it was changed', () => {
    const refused = go(start, typed('data', 'ab'), sent, { type: 'refused', why: 'Too long.' });
    expect([refused.phase, refused.why]).toEqual(['refused', 'Too long.']);
    expect(go(refused, typed('data', 'b')).phase).toBe('dirty');
  });

  it('opens with what this device kept', () => expect([opened({ data: 'a' }, '1', { texts: { data: 'kept' } }).phase, opened({ data: 'a' }, '1', { texts: { data: 'a' } }).phase]).toEqual(['dirty', 'clean']));
});

describe('somebody else saved first', () => {
  const mine = go(start, typed('data', 'mine'), sent);
  it('takes in what only they changed, and sends mine again', () => {
    const s = go(mine, { type: 'stale', theirs: { texts: { data: 'a', plan: 'theirs' }, version: '5' } });
    expect([s.phase, s.version, s.texts, outgoing(s)]).toEqual(['dirty', '5', { data: 'mine', plan: 'theirs' }, { data: 'mine' }]);
  });

  it('asks about what both changed, and sends nothing before the answer', () => {
    const s = go(mine, { type: 'stale', theirs: { texts: { data: 'theirs', plan: 'p' }, version: '5', by: 'Tomas Reyes' } });
    expect([s.phase, s.disputed, outgoing(s), s.texts.data]).toEqual(['conflict', ['data'], null, 'mine']);
    const settled = go(s, { type: 'settled', key: 'data', text: 'both' });
    expect([settled.phase, outgoing(settled), settled.theirs]).toEqual(['dirty', { data: 'both' }, null]);
    expect(go(s, { type: 'settled', key: 'data', text: 'theirs' }).phase).toBe('clean');
  });

  it('knows its own write whose answer was lost', () => {
    const s = go(mine, { type: 'failed', retryAt: at }, typed('data', 'mine and more'), sent);
    const own = go(s, { type: 'stale', theirs: { texts: { data: 'mine', plan: 'p' }, version: '2' } });
    expect([own.phase, outgoing(own)]).toEqual(['dirty', { data: 'mine and more' }]);
  });
});

it('loses nothing, whatever happens on the way', () => {
  const random = seeded(11);
  for (let run = 0; run < 300; run++) {
    const server = { texts: { data: '', plan: '' } as Record<string, string>, version: 1 };
    let s = opened(server.texts, '1');
    const wrote: string[] = [];
    for (let step = 0; step < 60; step++) {
      const dice = random();
      const key = random() < 0.5 ? 'data' : 'plan';
      if (dice < 0.5) {
        const mark = `<${run}.${step}>`;
        wrote.push(mark);
        s = after(s, typed(key, (s.texts[key] ?? '') + mark));
      } else if (dice < 0.6) {
        server.texts = { ...server.texts, [key]: `${server.texts[key]}[other ${step}]` };
        server.version++;
      } else if (s.phase === 'conflict') {
        for (const k of s.disputed) s = after(s, { type: 'settled', key: k, text: `${s.theirs?.texts[k] ?? ''}\n${s.texts[k] ?? ''}` });
      } else if (outgoing(s)) s = deliver(s, server, random);
    }
    for (const mark of wrote) expect(s.texts.data + '' + s.texts.plan, mark).toContain(mark);
    expect(unsaved(s).length === 0).toBe(s.phase === 'clean');
  }
});

/** Sends, and the server takes it or not, and the answer arrives or not. */
function deliver(s: Saving, server: { texts: Record<string, string>; version: number }, random: () => number): Saving {
  const going = after(s, sent);
  const reaches = random() < 0.8;
  const stale = going.version !== String(server.version);
  if (reaches && !stale) {
    server.texts = { ...server.texts, ...going.sent };
    server.version++;
  }
  if (!reaches || random() < 0.3) return after(going, { type: 'failed', retryAt: at });
  if (stale) return after(going, { type: 'stale', theirs: { texts: server.texts, version: String(server.version) } });
  return after(going, { type: 'saved', version: String(server.version), at });
}

describe('in words', () => {
  const failed = go(start, typed('data', 'ab'), sent, { type: 'saved', version: '2', at }, typed('data', 'abc'), sent, { type: 'failed', retryAt: '2026-03-10T18:05:00Z' });
  it.each([
    [go(start), 'Saved as you go', ''],
    [go(start, typed('data', 'ab')), 'Saved in a moment', 'Not saved yet'],
    [go(start, typed('data', 'ab'), sent), 'Saving', 'Saving'],
    [go(start, typed('data', 'ab'), sent, { type: 'saved', version: '2', at }), 'Saved 18:03', 'Saved 18:03'],
    [failed, 'Saved up to 18:03; the rest is kept on this device. The server did not answer, next try 18:05.', 'Kept on this device'],
    [go(failed, sent), 'Trying again', 'Saving'],
    [go(start, typed('data', 'ab'), sent, { type: 'refused', why: 'It is too long.' }), 'Not saved: It is too long. What you typed is still here.', 'Not saved'],
  ])('%#', (s, whole, part) => expect([savingWords(s, 'UTC').words, partWords(s, 'data', 'UTC').words]).toEqual([whole, part]));
});

function seeded(seed: number) {
  return () => (seed = (seed * 16807) % 2147483647) / 2147483647;
}
