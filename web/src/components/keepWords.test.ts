import { expect, test } from 'vitest';
import { keepWords } from './keepWords';

test.each([
  ['Cancel the session', 'Keep it'],
  ['Cancel the cohort', 'Keep it'],
  ['Yes, cancel it', 'Keep it'],
  ['Close session', 'Cancel'],
  ['Disable', 'Cancel'],
])('beside "%s" stands "%s"', (confirm, keep) => expect(keepWords(confirm)).toBe(keep));
