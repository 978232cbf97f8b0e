import { queryOptions, useQuery } from '@tanstack/react-query';
import { authorizedFetch } from './client';
import { asProblem, problemFrom } from './problem';
import { localDate } from '@/format/dates';
import { keepPractice, type Clock } from '@/format/practice';
import type { Licensed, Person } from './login';

/** The person, what they may do (actions named as in the server's policy table,
    e.g. `cohorts.create`) and the practice's own currency and zone. */
export type Me = { user: Person & Licensed; actions: string[]; /** Those that reach only the cohorts one leads. */ own: string[]; /** Until one is added, everything else is refused. */ needsSecondFactor?: boolean; practice: { name: string; /** The lines below the name on paper. */ letterhead: string[]; currency: string; timeZone: string; clock: Clock; usualFees: { low: number; high: number }; /** Whom papers name for somebody in danger. */ crisisLine: { lineName?: string; number?: string; texts?: boolean; emergency?: string } } };

async function readMe(): Promise<Me> {
  const response = await authorizedFetch(new Request(new URL('/api/v1/me', location.origin))).catch((thrown: unknown) => {
    throw asProblem(thrown);
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemFrom(response.status, body, response.headers);
  const me = body as Me;
  keepPractice(me.practice);
  return me;
}

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: readMe, staleTime: 60_000 });

/** Who leads a cohort. */
export type Led = { leadId: string; coLeadIds: string[] };

/** A client as the server shows them to who asks. */
export type Treated = { own: boolean; /** The record is open in an emergency alone. */ emergency?: { id: string; expiresAt: string } };

/** What an emergency opens of a record, as the server's policy has it. */
const inEmergency = ['clients.read', 'clients.read_timeline', 'clients.read_briefing', 'clients.read_personal', 'assessments.read', 'risk_flags.read', 'risk_flags.answer', 'progress_notes.read', 'treatment_plans.read', 'attachments.read', 'attachments.read_clinical', 'attachments.read_content', 'waitlist.read', 'enrollments.read'];

/** A session as the server shows it to who asks. */
export type OwnSession = { own: boolean; /** One is its substitute, until then. */ coverUntil?: string };

/** What a substitute may do with a session that they cover, as the server's policy has it. */
const asSubstitute = ['sessions.read', 'cohorts.read_purpose', 'cohorts.read_names', 'homework.read', 'homework.read_feedback', 'sessions.read_briefing', 'sessions.read_charges', 'sessions.list_unclosed', 'attendance.take', 'attendance.correct', 'homework.assign', 'homework.record_return', 'sessions.close', 'sessions.correct_led', 'live_hour.read', 'live_hour.record', 'progress_notes.read_session', 'progress_notes.write', 'progress_notes.sign', 'session_attachments.read', 'session_attachments.read_content', 'session_attachments.add', 'session_attachments.void', 'session_attachments.restore'];

/** Whether to offer an action at all, on a cohort, or to a client. The server decides again
    on every call; this only keeps dead ends off the page. False until it is
    known. */
export function useMay(of?: Led | Treated | OwnSession): (action: string) => boolean {
  const { data } = useQuery(meQuery);
  if (!data) return () => false;
  const own = !of || ('own' in of ? of.own : of.leadId === data.user.id || of.coLeadIds.includes(data.user.id));
  const emergency = of !== undefined && 'emergency' in of && of.emergency !== undefined;
  const substitute = of !== undefined && 'coverUntil' in of && of.coverUntil !== undefined;
  return (action) => data.actions.includes(action) && ((own && !(substitute && !asSubstitute.includes(action))) || !data.own.includes(action) || (emergency && inEmergency.includes(action)));
}

/** The practice's usual session fees; until they are known, those of the dollar. */
export const useUsualFees = () => useQuery(meQuery).data?.practice.usualFees ?? { low: 3000, high: 15000 };

/** Today where the practice is. */
export const useToday = () => localDate(new Date(), useQuery(meQuery).data?.practice.timeZone ?? 'UTC');
