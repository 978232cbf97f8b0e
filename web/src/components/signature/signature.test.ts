import { describe, expect, it } from 'vitest';
import { drawnOn, kept, signs, toBox, toPath, typedSignature, type Stroke } from './signature';

const line: Stroke = [{ x: 100, y: 50 }, { x: 150, y: 80 }, { x: 220, y: 60 }];

describe('a drawn signature', () => {
  it('is the same on a pad of any size', () => {
    expect(toBox({ left: 10, top: 20, width: 300, height: 100 }, 160, 70)).toEqual({ x: 300, y: 130 });
    expect(toBox({ left: 0, top: 0, width: 1200, height: 520 }, 600, 260)).toEqual({ x: 300, y: 130 });
  });
  it('ends at the edge of the pad', () => expect(toBox({ left: 0, top: 0, width: 300, height: 100 }, -20, 900)).toEqual({ x: 0, y: 260 }));
  it('takes no point twice', () => expect(drawnOn(line, { x: 220.3, y: 60.2 })).toBe(line));
  it('is a smooth path with a stroke for each, and dots', () => expect(toPath([line, [{ x: 5, y: 6 }], []])).toBe('M100 50Q150 80 185 70L220 60M5 6h0.1'));
  it('is none when the pad was only touched', () => {
    expect([signs([]), signs([[{ x: 1, y: 1 }]]), signs([[{ x: 1, y: 1 }, { x: 50, y: 1 }]]), signs([line])]).toEqual([false, false, false, true]);
    expect(kept([[{ x: 1, y: 1 }]])).toBeNull();
  });
  it('is kept cut to its ink', () => expect(kept([line])).toEqual({ kind: 'drawn', path: 'M8 8Q58 38 93 28L128 18', width: 136, height: 46 }));
});

it.each([
  ['  Marcus   Hale ', 'Marcus Hale'],
  ['Ó Briain', 'Ó Briain'],
  ['李明', '李明'],
  ['M', null],
  ['  ', null],
  ['123', null],
])('%j typed signs as %j', (typed, name) => expect(typedSignature(typed)).toEqual(name && { kind: 'typed', name }));
