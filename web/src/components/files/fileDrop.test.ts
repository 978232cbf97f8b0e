import { describe, expect, it } from 'vitest';
import { accepts, refusal, rulesWords, sizeWords, sorted, typeOf, type Candidate, type FileRules } from './fileDrop';

const bytes = (text: string) => new TextEncoder().encode(text);
const pdf = (name = 'plan.pdf', size = 5000): Candidate => ({ name, size, head: bytes('%PDF-1.7\n') });
const rules: FileRules = { types: ['pdf', 'png'], maxBytes: 10_000_000 };

describe('what a file is', () => {
  it.each([
    ['plan.pdf', bytes('%PDF-1.7'), 'pdf'],
    ['plan.txt', bytes('%PDF-1.7'), 'pdf'],
    ['scan.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'png'],
    ['scan.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'jpeg'],
    ['list.xlsx', new Uint8Array([0x50, 0x4b, 3, 4]), 'xlsx'],
    ['list.zip', new Uint8Array([0x50, 0x4b, 3, 4]), null],
    ['bank.csv', bytes('date;amount\n'), 'csv'],
    ['bank.csv', bytes('<svg onload="x()">'), null],
    ['bank.csv', new Uint8Array([65, 0, 66]), null],
    ['plan.pdf', bytes('MZ program'), null],
    ['page.html', bytes('<html>'), null],
    ['empty', new Uint8Array(), null],
  ])('%s is by its bytes', (name, head, want) => expect(typeOf({ name, head })).toBe(want));
});

describe('a file is refused with a reason', () => {
  it.each([
    ['empty', { ...pdf(), size: 0 }, rules, 'It is empty.'],
    ['too large', pdf('a.pdf', 12_345_678), rules, 'It has 12.3 MB; 10 MB is the most.'],
    ['something else inside', { ...pdf(), head: bytes('MZ') }, rules, 'It is not a PDF or PNG file inside, whatever its name says.'],
    ['of a type that is not asked for', pdf(), { ...rules, types: ['png' as const] }, 'It is not a PNG file inside, whatever its name says.'],
    ['one too many', pdf(), { ...rules, maxFiles: 1 }, 'There is a file already; take it away first.'],
    ['there already', pdf('there.pdf', 7), rules, 'It is in the list already.'],
  ])('%s', (_, file, r, why) => expect(refusal(file, r, [{ name: 'there.pdf', size: 7 }])).toBe(why));
  it('and else taken', () => expect(refusal(pdf(), rules, [])).toBeNull());
});

it('sorts what was dropped, and counts what it took itself', () => {
  const { taken, refused } = sorted([pdf('a.pdf'), pdf('a.pdf'), pdf('b.pdf'), pdf('c.pdf')], { ...rules, maxFiles: 2 }, []);
  expect([taken.map((f) => f.name), refused]).toEqual([['a.pdf', 'b.pdf'], [{ name: 'a.pdf', why: 'It is in the list already.' }, { name: 'c.pdf', why: 'There are 2 files already, and no more fit.' }]]);
});

it('says what it takes', () => {
  expect(rulesWords({ types: ['pdf', 'png', 'jpeg'], maxBytes: 10_000_000 })).toBe('PDF, PNG or JPEG, up to 10 MB each');
  expect(rulesWords({ types: ['csv'], maxBytes: 500_000, maxFiles: 1 })).toBe('CSV, up to 500 kB');
  expect(accepts(['pdf', 'jpeg'])).toBe('.pdf,.jpg,.jpeg');
});

it.each([[0, '0 bytes'], [999, '999 bytes'], [12_400, '12 kB'], [999_499, '999 kB'], [999_500, '1 MB'], [3_440_000, '3.4 MB']])('%i is %s', (n, said) => expect(sizeWords(n)).toBe(said));
