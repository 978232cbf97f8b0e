import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type Questions = Schemas['Questions'];
export type TabletQuestions = Schemas['TabletQuestions'];
export type AskedForm = Schemas['AskedForm'];
export type Answered = Schemas['RoundAnswered'];

/** What lets a member answer: their code, or the tablet with whose turn it is. */
export type Shown = { code: string } | { pass: string; seatId: string };

export const questionsFor = (code: string) => ok(client.POST('/api/v1/answers/questions', { body: { code } }));
export const nextOnTablet = (pass: string, after?: string) => ok(client.POST('/api/v1/answers/tablet', { body: { pass, after } }));
export const sendAnswers = (shown: Shown, instrument: string, answers: Array<number | null>, notApplicable: number[]) =>
  ok(client.POST('/api/v1/answers', { body: { ...shown, instrument, answers, notApplicable } }));

/** Refused for the code and not for the answers: with a new one they can be sent. */
export const needsNewCode = (problem: { code: string }) => ['code_withdrawn', 'code_expired', 'code_unknown'].includes(problem.code);
