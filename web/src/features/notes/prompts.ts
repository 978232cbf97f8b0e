/** What belongs under a heading, in a few words. The practice's own headings say it themselves. */
const prompts: Record<string, string> = {
  data: 'What they said and did, and how they were.',
  assessment: 'What you make of it; scores, risk.',
  plan: 'What comes next, and for which goal.',
  subjective: 'What they said of themselves.',
  objective: 'What could be seen and counted.',
  behavior: 'What they did and said.',
  intervention: 'What was done with them, by whom.',
  response: 'How they took it.',
  goal: 'What this is for.',
  problem: 'What brought it up.',
  evaluation: 'What came of it.',
};
export const promptOf = (key: string): string | undefined => prompts[key];
