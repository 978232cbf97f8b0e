import { asProblem, type ApiProblem } from '@/api/problem';

const noConnection = 'There is no connection just now.';

/** Why nothing came back, for somebody who only knows that they pressed a button:
    where no server answered, what is lost is the connection and not what they said. */
export function unread(thrown: unknown): string {
  const problem = asProblem(thrown);
  return problem.unanswered ? `${noConnection} Please try again in a moment.` : problem.message;
}

/** The same of answers that were sent. */
export const unsent = (problem: ApiProblem): string => (problem.unanswered ? `${noConnection} Your answers are still here: send them again in a moment. Nothing is sent twice.` : problem.message);
