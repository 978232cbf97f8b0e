import { expect, it } from 'vitest';
import { doorNames } from './PrintedRoster';

const seat = (clientId: string, roomName: string) => ({ clientId, roomName });

it('has each member once, as people look for their name', () => {
  expect(doorNames([seat('1', 'Zora'), seat('2', 'Ángel'), seat('3', 'Ben'), seat('1', 'Zora')])).toEqual(['Ángel', 'Ben', 'Zora']);
});

it('counts the lines of who works with codes', () => {
  expect(doorNames([seat('1', ''), seat('2', '')])).toEqual(['', '']);
});
