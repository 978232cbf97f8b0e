import { useEffect, useRef } from 'react';
import { sendReturn, useTakeSession, type Homework, type Session } from './sessionQueries';
import { withReturn, type ReturnStatus } from './returns';
import { useSaveQueue } from './useSaveQueue';

export type ReturnEdit = { status: ReturnStatus; feedback: string };

/** The returns of one homework, what was just tapped over what the server has. */
export function useReturns(session: Session, homework: Homework) {
  const take = useTakeSession(session.id);
  const { queue, pending, state } = useSaveQueue<ReturnEdit>(`returns:${homework.id}`, async (batch) => {
    for (const [clientId, edit] of batch) {
      const saved = await sendReturn(homework.id, clientId, { status: edit.status, feedback: edit.feedback || undefined });
      take((was) => ({
        ...was,
        earlierHomework: was.earlierHomework.map((h) => withReturn(h, saved)),
        homework: was.homework.map((h) => withReturn(h, saved)),
      }));
    }
  });
  const returns = homework.returns.map((r) => ({ ...r, ...pending.get(r.clientId) }));
  const record = (clientId: string, edit: ReturnEdit) => queue.set([[clientId, edit]]);
  const latest = useRef(returns);
  useEffect(() => {
    latest.current = returns;
  });
  const recordAll = (clientIds: string[], status: ReturnStatus) =>
    queue.set(clientIds.map((id) => [id, { status, feedback: returns.find((r) => r.clientId === id)?.feedback ?? '' }]));
  /** Opens again what is still as `recordAll` left it: whoever was tapped since
      has an answer of their own. */
  const reopen = async (clientIds: string[]) => {
    queue.set(latest.current.filter((r) => clientIds.includes(r.clientId) && r.status === 'returned' && !r.feedback).map((r) => [r.clientId, { status: 'open', feedback: '' }]));
    if (!(await queue.flush())) throw queue.snapshot().state.problem;
  };
  return { returns, record, recordAll, reopen, state, flush: queue.flush, discard: queue.discard };
}
