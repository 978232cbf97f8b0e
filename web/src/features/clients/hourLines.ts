import type { Tone } from '@/components/Chip';
import { markWord } from '@/components/attendance';
import { instrumentName } from '@/components/riskFlags';
import { shortDate } from '@/format/dates';
import { listed, phrase, shortTheme, spelled } from '@/format/words';
import type { ClientBriefing, HourOfGroup, HourScore } from './briefingQuery';

/** One thing to know: a word for what it is, and what it is. */
export type HourLine = { key: string; word: string; tone: Tone; said: string; /** What somebody wrote. */ prose?: boolean };

const mostMissed = 2;
const homeworkWords: Record<string, string> = { open: 'asked, not seen yet', returned: 'done', partial: 'done in part', not_done: 'not done', excused: 'excused' };
const homeworkTones: Record<string, Tone> = { returned: 'good', partial: 'soon', not_done: 'late' };
const changeTones: Record<string, Tone> = { recovered: 'good', improved: 'good', deteriorated: 'late' };
const changeWords: Record<string, string> = { recovered: 'recovered', improved: 'a reliable improvement', unchanged: 'no reliable change', deteriorated: 'reliably worse' };

/** What one reads in half a minute, the most pressing first. */
export function hourLines(b: ClientBriefing, reads: (action: string) => boolean): HourLine[] {
  return [...(reads('risk_flags.read') ? [flags(b)] : []), ...b.groups.flatMap(missed), ...b.scores.map(score), ...homework(b), ...b.groups.flatMap(missing), ...plan(b)];
}

function flags(b: ClientBriefing): HourLine {
  if (b.flags.length === 0) return { key: 'flags', word: 'safety', tone: 'good', said: 'No risk flag is open.' };
  const kinds = [...new Set(b.flags.map((f) => `${phrase(f.kind)}${f.blank ? ', left blank' : ''}`))];
  return { key: 'flags', word: 'safety', tone: 'late', said: `${spelled(b.flags.length)} risk ${b.flags.length === 1 ? 'flag is' : 'flags are'} open: ${listed(kinds)}.` };
}

/** The last sessions that they did not come to, the newest first. */
function missed(g: HourOfGroup): HourLine[] {
  return g.marks
    .filter((m) => ['excused', 'no_show', 'late_cancel'].includes(m.mark))
    .slice(-mostMissed)
    .reverse()
    .map((m) => ({
      key: `missed-${g.cohortId}-${m.number}`,
      word: `missed ${shortDate(m.date)}`,
      tone: m.mark === 'excused' ? 'quiet' : 'late',
      said: `${upper(m.mark === 'no_show' ? 'no word' : markWord(m.mark))}${m.theme ? `: ${shortTheme(m.theme)}` : ''}.`,
    }));
}

function score(s: HourScore): HourLine {
  const since = s.first === undefined ? 'the first one' : s.first === s.total ? 'as at first' : `${Math.abs(s.total - s.first)} ${s.total > s.first ? 'more' : 'less'} than at first`;
  const parts = [`${s.total} on ${shortDate(s.takenOn)}`, s.band?.toLowerCase(), since, changeWords[s.change ?? '']];
  return { key: `score-${s.instrument}`, word: instrumentName(s.instrument, s.formName), tone: changeTones[s.change ?? ''] ?? 'meanwhile', said: `${parts.filter(Boolean).join(', ')}.` };
}

const homework = (b: ClientBriefing): HourLine[] =>
  b.homework.map((h) => ({ key: `homework-${h.sessionId}-${h.title}`, word: 'homework', tone: homeworkTones[h.status] ?? 'quiet', said: `${h.title}: ${homeworkWords[h.status] ?? phrase(h.status)}.` }));

const missing = (g: HourOfGroup): HourLine[] =>
  g.missing.map((w) => ({ key: `missing-${g.cohortId}-${w.week}`, word: 'catch up', tone: 'soon', said: `Week ${w.week}, ${shortTheme(w.theme)}${w.neededOn ? `; built on in the session of ${shortDate(w.neededOn)}` : ''}.` }));

const plan = (b: ClientBriefing): HourLine[] => (b.note ? [{ key: 'plan', word: `planned ${shortDate(b.note.heldOn)}`, tone: 'underway', said: b.note.plan, prose: true }] : []);

const upper = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
