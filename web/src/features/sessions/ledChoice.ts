import type { SessionLed } from '@/components/cover/coverQueries';
import type { Session } from './sessionQueries';

/** Who may have led a session: who was to, and those in whose place a substitute
    was to. */
export function mayHaveLed(session: Session): SessionLed[] {
  const known = [...session.ledBy];
  for (const c of session.covers) {
    if (!known.some((l) => l.id === c.forId)) known.push({ id: c.forId, name: c.forName, as: c.forId === session.leadId ? 'lead' : 'co_lead' });
    if (!known.some((l) => l.id === c.userId)) known.push({ id: c.userId, name: c.userName, as: 'substitute' });
  }
  return known;
}
