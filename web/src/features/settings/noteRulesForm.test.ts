import { expect, it } from 'vitest';
import { noteRulesOf, noteRulesValuesOf, type NoteRulesAnswer } from './noteRulesForm';

const answer: NoteRulesAnswer = {
  format: 'dap',
  own: { sections: [] },
  dueDays: 3,
  mostPresent: 12,
  leastMinutes: 45,
  severities: [{ kind: 'no_goal_linked', severity: 'block' }],
  phrases: [{ key: 'ground', name: 'Grounding', text: 'The group practiced grounding.' }],
  kinds: [
    { kind: 'no_goal_linked', severity: 'block', usual: 'ask', fixed: false },
    { kind: 'late', severity: 'tell', usual: 'tell', fixed: false },
    { kind: 'not_there', severity: 'block', usual: 'block', fixed: true },
  ],
  version: 4,
};

it('sends back what it was given', () => {
  const { kinds, version: _, ...rules } = answer;
  expect(noteRulesOf(noteRulesValuesOf(answer), kinds)).toEqual({ ...rules, planDueDays: 30, planReviewDays: 90, since: undefined });
});

it('takes headings by the line, and says only what is not usual', () => {
  const values = { ...noteRulesValuesOf(answer), ownName: ' House ', ownSections: ' What was said \n\nWhat next', dueDays: '5', severities: { no_goal_linked: 'ask' as const, late: 'ask' as const, not_there: 'tell' as const }, phrases: [{ key: ' ', name: '', text: '' }] };
  expect(noteRulesOf(values, answer.kinds)).toMatchObject({ own: { name: 'House', sections: ['What was said', 'What next'] }, dueDays: 5, severities: [{ kind: 'late', severity: 'ask' }], phrases: [] });
});
