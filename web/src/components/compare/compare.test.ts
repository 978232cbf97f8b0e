import { describe, expect, it } from 'vitest';
import { difference, sideOf, type Piece } from './compare';
import { paired } from './paragraphs';

const said = (pieces: Piece[]) => pieces.map((p) => ({ same: p.text, removed: `[-${p.text}-]`, added: `{+${p.text}+}` })[p.kind]).join('');
const text = (pieces: Piece[]) => pieces.map((p) => p.text).join('');

describe('difference', () => {
  it.each([
    ['', '', ''],
    ['a plan', 'a plan', 'a plan'],
    ['', 'new', '{+new+}'],
    ['gone', '', '[-gone-]'],
    ['two stops, standing', 'three stops, standing', '[-two-]{+three+} stops, standing'],
    ['He walked home.', 'He took the bus.', 'He [-walked home-]{+took the bus+}.'],
    ["doesn't sleep", 'doesn’t sleep', "[-doesn't-]{+doesn’t+} sleep"],
    ['naïve Zoë', 'naïve Zoe', 'naïve [-Zoë-]{+Zoe+}'],
    ['week 5', 'week 5 and 6', 'week 5{+ and 6+}'],
  ])('%j to %j', (a, b, want) => expect(said(difference(a, b))).toBe(want));

  it('takes no more words than it must', () => {
    const pieces = difference('a b c a b b a', 'c b a b a c');
    const changed = pieces.filter((p) => p.kind !== 'same').map((p) => p.text.replace(/\s/g, ''));
    expect(changed.join('').length).toBe(5);
  });

  it('gives back both texts, whatever they are', () => {
    const random = seeded(7);
    const any = () => Array.from({ length: Math.floor(random() * 30) }, () => ['rung', 'day', ' ', ', ', '\n', 'a', 'é', '“', '👩‍👧'][Math.floor(random() * 9)]).join('');
    for (let i = 0; i < 500; i++) {
      const [a, b] = [any(), any()];
      const pieces = difference(a, b);
      expect([text(sideOf(pieces, 'before')), text(sideOf(pieces, 'after'))]).toEqual([a, b]);
    }
  });

  it('gives up reading word by word what shares too little', () => {
    const a = Array.from({ length: 2000 }, (_, i) => `a${i}`).join(' ');
    const b = Array.from({ length: 2000 }, (_, i) => `b${i}`).join('\n');
    expect(difference(a, b).map((p) => p.kind)).toEqual(['removed', 'added']);
  });
});

describe('paragraphs', () => {
  it('puts a changed one beside what it became, a new one beside nothing', () => {
    const pairs = paired('Opening round\nBreathing, 5 minutes\nClosing', 'Opening round\nBreathing, 10 minutes\nPairs\nClosing');
    expect(pairs.map((p) => [p.before && said(p.before), p.after && said(p.after), p.same])).toEqual([
      ['Opening round', 'Opening round', true],
      ['Breathing, [-5-] minutes', 'Breathing, {+10+} minutes', false],
      [null, '{+Pairs+}', false],
      ['Closing', 'Closing', true],
    ]);
  });

  it('puts a paragraph beside the one it is like, not beside the next in line', () => {
    const pairs = paired('Homework, ten minutes at the end', 'One step in pairs\nHomework, five minutes at the end');
    expect(pairs.map((p) => [p.before && said(p.before), p.after && said(p.after)])).toEqual([
      [null, '{+One step in pairs+}'],
      ['Homework, [-ten-] minutes at the end', 'Homework, {+five+} minutes at the end'],
    ]);
  });

  it('leaves out empty lines that both have', () => expect(paired('a\n\nb', 'a\n\nb')).toHaveLength(2));
  it('has nothing to show of two empty texts', () => expect(paired('', '')).toEqual([]));
});

function seeded(seed: number) {
  return () => (seed = (seed * 16807) % 2147483647) / 2147483647;
}
