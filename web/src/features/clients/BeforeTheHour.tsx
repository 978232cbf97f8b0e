import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { adherenceWords } from '@/components/adherence';
import { AttendanceStrip } from '@/components/AttendanceStrip';
import { StateChip, type Tone } from '@/components/Chip';
import type { Client } from '@/components/clients/oneClient';
import { Spark } from '@/components/notes/Spark';
import { instrumentName } from '@/components/riskFlags';
import { useNow } from '@/components/useNow';
import { dayIn, daysBetween, localDate, relativeDay, timeIn } from '@/format/dates';
import { namesHidden } from '@/format/person';
import { callTo } from '@/format/reach';
import { count, shortTheme } from '@/format/words';
import { briefingQuery, type ClientBriefing, type HourOfGroup } from './briefingQuery';
import { hourLines } from './hourLines';
import s from './BeforeTheHour.module.css';

/** What one wants to know of a client before the hour, read in half a minute:
    when it is, what presses, how they came and how they score. */
export function BeforeTheHour({ client, reads }: { client: Client; reads: (action: string) => boolean }) {
  const { data } = useQuery(briefingQuery(client.id));
  if (!data) return <div className={s.awaited} aria-hidden />;
  const lines = hourLines(data, reads);
  const group = data.groups[0];
  if (!group && lines.length === 0) return null;
  return (
    <section className={s.frame} aria-label="Before the hour">
      <div className={s.card}>
      <Hour group={group} more={data.groups.length - 1} />
      <dl className={s.lines}>
        {lines.map((l) => (
          <Line key={l.key} word={l.word} tone={l.tone}>
            {l.prose ? <span className={s.prose}>{l.said}</span> : l.said}
          </Line>
        ))}
        {client.accessNeeds && <Line word="access">{client.accessNeeds}</Line>}
        {client.emergencyContact && !namesHidden() && (
          <Line word="to call">
            {[client.emergencyContact.name, client.emergencyContact.relation].filter(Boolean).join(', ')}{' '}
            <a href={callTo(client.emergencyContact.phone)}>{client.emergencyContact.phone}</a>
          </Line>
        )}
      </dl>
      <Course briefing={data} />
      </div>
    </section>
  );
}

/** When it is. Of several groups the next one; the others stand among the memberships. */
function Hour({ group, more }: { group?: HourOfGroup; more: number }) {
  const { now, today } = useNow();
  const next = group?.next;
  return (
    <div className={s.hour}>
      <h2>Before the hour</h2>
      {next ? (
        <>
          <Link to="/sessions/$sessionId" params={{ sessionId: next.sessionId }} className={s.time}>
            {timeIn(next.startsAt, next.timeZone)}
          </Link>
          <p className={s.when}>{whenWords(next, now, today)}</p>
          <p>
            Session {next.number}
            {next.theme && <>, {shortTheme(next.theme)}</>}
          </p>
          {next.where && <p>{next.where}</p>}
        </>
      ) : (
        <p className={s.when}>{group ? 'No session to come.' : 'In no group now.'}</p>
      )}
      {group && <p>{group.cohort}</p>}
      {more > 0 && <p>And in {count(more, 'other group')}.</p>}
    </div>
  );
}

/** `today, in 34 minutes`, `tomorrow`, `Tue, Mar 10`. */
function whenWords({ startsAt, endsAt, timeZone }: { startsAt: string; endsAt: string; timeZone: string }, now: Date, today: string): string {
  const minutes = Math.round((Date.parse(startsAt) - now.getTime()) / 60_000);
  if (minutes <= 0) return Date.parse(endsAt) > now.getTime() ? 'under way' : 'over, not closed';
  const day = localDate(startsAt, timeZone);
  if (minutes < 90) return `today, in ${count(minutes, 'minute')}`;
  return daysBetween(today, day) < 2 ? relativeDay(day, today) : dayIn(startsAt, timeZone);
}

function Line({ word, tone = 'quiet', children }: { word: string; tone?: Tone; children: ReactNode }) {
  return (
    <div className={s.line}>
      <dt>
        <StateChip tone={tone}>{word}</StateChip>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

/** How they came, and how their scores went. */
function Course({ briefing: b }: { briefing: ClientBriefing }) {
  const came = b.groups[0];
  const scores = b.scores.filter((x) => x.points.length > 1);
  if (!came?.marks.length && scores.length === 0) return null;
  return (
    <div className={s.course}>
      {came && came.marks.length > 0 && (
        <figure>
          <figcaption>{upper(adherenceWords(came.adherence))}</figcaption>
          <AttendanceStrip marks={came.marks.map((m) => m.mark)} label="Attendance" />
        </figure>
      )}
      {scores.map((x) => (
        <figure key={x.instrument}>
          <figcaption>{instrumentName(x.instrument, x.formName)}</figcaption>
          <Spark title={instrumentName(x.instrument, x.formName)} points={x.points.map((p, i) => ({ x: i, score: p.total }))} />
        </figure>
      ))}
    </div>
  );
}

const upper = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
