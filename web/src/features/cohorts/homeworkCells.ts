import type { components } from '@/api/schema';
import type { HomeworkCell } from '@/components/HomeworkGrid';

type Homework = Pick<components['schemas']['Homework'], 'id' | 'sessionId' | 'carriedFrom'> & { returns: Array<Pick<components['schemas']['HomeworkReturn'], 'clientId' | 'status'>> };
type Session = { id: string; number: number; status: string };
type Count = Pick<components['schemas']['HomeworkCount'], 'asked' | 'done' | 'partial'>;

/** How a member's homework of one session stands. Of several in one session the
    least finished one is shown. What is open is due while no later session was
    held; after that nobody has asked. */
export function cellOf(all: Homework[], sessions: Session[], session: Session, clientId: string): HomeworkCell {
  const heldSince = sessions.some((x) => x.number > session.number && x.status === 'closed');
  const mine = all
    .filter((h) => h.sessionId === session.id)
    .flatMap((h) => h.returns.filter((r) => r.clientId === clientId).map((r) => ({ status: r.status, carried: isCarried(all, h.id, clientId) })))
    .map(({ status, carried }) => (status !== 'open' ? status : carried ? 'carried' : heldSince ? 'unasked' : 'due'));
  return (['unasked', 'due', 'not_done', 'partial', 'carried', 'returned', 'excused'] as const).find((status) => mine.includes(status)) ?? null;
}

const isCarried = (all: Homework[], id: string, clientId: string) => all.some((h) => h.carriedFrom === id && h.returns.some((r) => r.clientId === clientId));

/** `5 of 6`: done at least in part, of those of whom it is known. */
export const doneOf = (c: Count | undefined) => (c && c.asked > 0 ? `${c.done + c.partial}/${c.asked}` : '');
