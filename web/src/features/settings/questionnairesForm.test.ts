import { describe, expect, it } from 'vitest';
import { nextRule, ruleWords, tooOften, type DueForm, type Rule } from './questionnairesForm';

const rule = (more: Partial<Rule> = {}): Rule => ({ instrument: 'phq-9', atIntake: false, every: 0, atDischarge: false, ...more });
const forms = [{ code: 'phq-9', questions: 10 }, { code: 'dass-21', questions: 21 }] as DueForm[];

describe('when questionnaires are due', () => {
  it.each([
    [rule({ atIntake: true, every: 4, atDischarge: true }), 'at intake, every 4th session, at discharge'],
    [rule({ every: 1 }), 'every session'],
    [rule({ every: 2 }), 'every other session'],
    [rule({ every: 3 }), 'every 3rd session'],
    [rule({ every: 12 }), 'every 12th session'],
    [rule({ every: 22, problemAreas: ['anger'] }), 'every 22nd session, in groups about anger'],
  ])('is said in words', (r, said) => expect(ruleWords(r)).toBe(said));
  it.each([
    ['a long form weekly', 'dass-21', 1, true],
    ['a long form monthly', 'dass-21', 4, false],
    ['a short form weekly', 'phq-9', 1, false],
    ['a long form at intake', 'dass-21', 0, false],
  ])('warns of what makes people stop coming: %s', (_, instrument, every, yes) => expect(tooOften({ instrument, every }, forms)).toBe(yes));
  it('begins the next rule with what has none', () => expect(nextRule([rule()], forms).instrument).toBe('dass-21'));
});
