import type { components } from '@/api/schema';
import { shortDate } from '@/format/dates';
import { calledOf } from '@/format/person';
import { listed } from '@/format/words';
import type { Round } from './roundQueries';
import { unanswered } from './roundWords';

type Schemas = components['schemas'];
export type QuestionnairesDue = Schemas['QuestionnairesDue'];
export type MemberDue = Schemas['MemberDue'];
type InstrumentDue = Schemas['InstrumentDue'];

/** Members to whom the same questionnaires are due. */
export type DueGroup = { codes: string[]; members: MemberDue[] };

const most = 4; // questionnaires at once

/** Who is due for the same, the largest group first. What they were given already in
    this session and have still to answer is not given again. */
export function dueGroups(due: MemberDue[], rounds: Round[], shown: (code: string) => boolean): DueGroup[] {
  const groups = new Map<string, DueGroup>();
  for (const member of due) {
    const given = rounds.flatMap((r) => r.members.filter((m) => m.clientId === member.clientId).flatMap((m) => unanswered(m, r.instruments)));
    const codes = member.due.map((d) => d.instrument).filter((code) => shown(code) && !given.includes(code)).slice(0, most);
    if (codes.length === 0) continue;
    const key = codes.toSorted().join();
    const group = groups.get(key) ?? { codes, members: [] };
    group.members.push(member);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.members.length - a.members.length);
}

const since = (d: InstrumentDue) => (d.lastOn ? `last on ${shortDate(d.lastOn)}` : 'never so far');

/** Why a member is due for something: `nothing to count from yet`, `4 sessions since Mar 5`. */
export function whyWords(d: InstrumentDue): string {
  if (d.occasion === 'baseline') return 'nothing to count progress from yet';
  if (d.occasion === 'discharge') return `last scores, ${since(d)}`;
  const n = d.attendedSince + 1;
  return d.lastOn ? `${n === 1 ? 'the first session' : `session ${n}`} since ${shortDate(d.lastOn)}` : since(d);
}

/** Who, and why, for the questionnaires of a group: `Ana and Ben: never so far. Cleo: session 4 since Mar 5`. */
export function dueWords({ codes, members }: DueGroup): string {
  const by = new Map<string, string[]>();
  for (const m of members) {
    const why = [...new Set(m.due.filter((d) => codes.includes(d.instrument)).map(whyWords))].join('; ');
    by.set(why, [...(by.get(why) ?? []), calledOf(m)]);
  }
  return [...by].map(([why, names]) => `${listed(names)}: ${why}`).join('. ');
}
