import { Button } from '@mantine/core';
import { attendanceKinds, isHere, type Attendance, type Mark } from '@/components/attendance';
import { useFlagged } from '@/components/riskFlags';
import { SeatRingRollCall, type Seat } from '@/components/SeatRingRollCall';
import { rollCallOpens } from './clock';
import { nameOf } from './names';
import type { Session } from './sessionQueries';
import type { Live } from './useLive';
import s from './Live.module.css';

export type Mode = 'mark' | 'turn' | 'return' | 'goal';
type Props = { session: Session; live: Live; mode: Mode; setMode: (m: Mode) => void; member: string | null; setMember: (id: string) => void; now: Date };

const early: Mark[] = ['excused', 'late_cancel'];
/** Who is taken off the roster is so for a reason, which the session's page asks for. */
const inHour: Mark[] = attendanceKinds.map((k) => k.status).filter((status) => status !== 'taken_off');
/** One tap says that it was brought, the next ones what else it may be. */
const brought: Record<string, string> = { open: 'returned', returned: 'partial', partial: 'not_done', not_done: 'open', excused: 'returned' };
const broughtWord: Record<string, string> = { open: 'homework not asked yet', returned: 'brought it', partial: 'brought part of it', not_done: 'homework not done', excused: 'homework excused' };
const broughtSign: Record<string, string> = { open: '', returned: '✓', partial: '½', not_done: '×', excused: '–' };

/** The ring, which takes what the buttons under it say: who is here, who had a
    turn, who brought the homework, or whose goal is looked at. */
export function LiveRing({ session, live, mode, setMode, member, setMember, now }: Props) {
  const flagged = useFlagged();
  const homework = session.earlierHomework.at(-1);
  const roster = session.roster;
  const waits = new Map(live.hour.data?.withoutTurn.map((w) => [w.clientId, w.sessions]));
  const markOf = (id: string) => (live.at({ kind: 'mark', clientId: id })?.value || null) as Mark;
  const turn = (id: string) => live.at({ kind: 'turn', clientId: id })?.value === 'yes';
  const given = (id: string) => homework?.returns.find((r) => r.clientId === id);
  const back = (id: string) => given(id) && (live.at({ kind: 'return', clientId: id, ref: homework?.id })?.value || given(id)?.status || 'open');
  const goal = (id: string) => live.at({ kind: 'goal', clientId: id })?.value;

  function badge(id: string): Seat['badge'] {
    if (mode === 'return') {
      const status = back(id);
      return status ? { sign: broughtSign[status] ?? '', said: broughtWord[status] ?? status, tone: status === 'open' ? 'none' : status === 'not_done' ? 'waits' : 'done' } : undefined;
    }
    if (mode === 'goal') return goal(id) ? { sign: '✓', said: 'has a goal for tonight', tone: 'done' } : { sign: '', said: 'no goal for tonight yet', tone: 'none' };
    if (turn(id)) return { sign: '✓', said: 'had a turn', tone: 'done' };
    const sessions = waits.get(id) ?? 0;
    if (sessions > 0) return { sign: String(sessions), said: `${sessions} ${sessions === 1 ? 'session' : 'sessions'} without a turn`, tone: 'waits' };
    return { sign: '', said: 'no turn yet', tone: 'none' };
  }

  const instead =
    mode === 'mark'
      ? undefined
      : mode === 'turn'
        ? { label: 'Had a turn', tap: (id: string) => live.note({ kind: 'turn', clientId: id }, turn(id) ? 'no' : 'yes'), pressed: turn }
        : mode === 'return'
          ? { label: 'Homework', tap: (id: string) => given(id) && live.note({ kind: 'return', clientId: id, ref: homework?.id }, brought[back(id) ?? 'open'] ?? 'returned') }
          : { label: 'Goals', tap: setMember, pressed: (id: string) => member === id };

  const soon = now < rollCallOpens(session);
  const note = (id: string, mark: Mark) => mark && live.note({ kind: 'mark', clientId: id }, mark);
  const here = roster.filter((r) => isHere(markOf(r.clientId)));
  const owed = roster.filter((r) => given(r.clientId));
  const modes: Array<[Mode, string, string]> = [
    ['mark', 'Here', `${here.length} of ${roster.length}`],
    ['turn', 'Had a turn', `${here.filter((r) => turn(r.clientId)).length} of ${here.length}`],
    ['return', 'Homework', homework ? `${owed.filter((r) => ['returned', 'partial'].includes(back(r.clientId) ?? '')).length} of ${owed.length} back` : 'none due'],
    ['goal', 'Goals', `${roster.filter((r) => goal(r.clientId)).length} set`],
  ];
  const notYet = owed.filter((r) => back(r.clientId) === 'open' && isHere(markOf(r.clientId)));
  return (
    <>
      <div className={s.ring}>
        <SeatRingRollCall
          seats={roster.map((r) => ({ clientId: r.clientId, called: nameOf(r), mark: markOf(r.clientId), flagged: flagged.has(r.clientId), badge: badge(r.clientId) }))}
          capacity={session.maxMembers}
          onMark={note}
          choices={() => (soon ? early : inHour)}
          onMarkRest={soon ? undefined : (mark: Attendance) => roster.filter((r) => !markOf(r.clientId)).forEach((r) => note(r.clientId, mark))}
          instead={instead}
        />
      </div>
      {mode === 'return' && homework && (
        <p className={s.under}>
          {homework.title}{' '}
          {notYet.length > 0 && (
            <Button onClick={() => notYet.forEach((r) => live.note({ kind: 'return', clientId: r.clientId, ref: homework.id }, 'returned'))}>All who are here brought it</Button>
          )}
        </p>
      )}
      {mode === 'turn' && <p className={s.under}>A number says for how many sessions somebody has had no turn.</p>}
      {mode === 'goal' && <p className={s.under}>Tap a member to see the last goal and to set one for tonight.</p>}
      <div className={s.foot}>
        <div className={s.modes} role="group" aria-label="What a tap on a seat says">
          {modes.map(([key, word, figure]) => (
            <button key={key} type="button" aria-pressed={mode === key} onClick={() => setMode(key)}>
              <b>{word}</b> <span>{figure}</span>
            </button>
          ))}
        </div>
        <Button className={s.undo} disabled={!live.undoable} onClick={live.undo}>
          Undo
        </Button>
      </div>
    </>
  );
}
