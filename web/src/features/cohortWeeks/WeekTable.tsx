import { Link } from '@tanstack/react-router';
import { markWord } from '@/components/attendance';
import { StateChip } from '@/components/Chip';
import { shortDate } from '@/format/dates';
import { calledOf } from '@/format/person';
import { cellWords, classMarks, classWords, homeworkWords, kindsIn, scoreOf, scoreWords } from './weekWords';
import type { CohortWeeks, WeekCell, WeekMember, WeekScore } from './weekQueries';
import s from './Weeks.module.css';

type Props = { weeks: CohortWeeks; /** The instrument whose scores are shown. */ form: string; className?: string };

/** Members down, weeks across: how each came, what came back, and where they stand. */
export function WeekTable({ weeks: w, form, className }: Props) {
  const name = w.forms.find((f) => f.instrument === form)?.formName ?? '';
  const ahead = w.members.some((m) => scoreOf(m.ahead, form));
  const risks = new Map(w.warnings.map((x) => [x.enrollmentId, w.warnings.some((o) => o.enrollmentId === x.enrollmentId && o.waits)]));
  return (
    <div className={className}>
      <div className={s.frame} tabIndex={0} role="region" aria-label="Attendance, homework and scores by member and week">
        <table className={s.table}>
          <thead>
            <tr>
              <th scope="col" className={s.corner}>
                <span className="unseen">Member</span>
              </th>
              {ahead && (
                <th scope="col" className={s.before}>
                  Before
                </th>
              )}
              {w.sessions.map((x) => (
                <th key={x.id} scope="col" data-off={x.status === 'cancelled' || undefined}>
                  <Link to="/sessions/$sessionId" params={{ sessionId: x.id }}>
                    <b>{x.number}</b>
                    <span className={s.theme}>{x.status === 'cancelled' ? 'called off' : x.theme}</span>
                    <time dateTime={x.date}>{shortDate(x.date)}</time>
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {w.members.map((m) => (
              <Row key={m.enrollmentId} member={m} weeks={w} form={form} name={name} ahead={ahead} risk={risks.get(m.enrollmentId)} />
            ))}
          </tbody>
        </table>
      </div>
      <Legend weeks={w} form={form} />
    </div>
  );
}

/** `risk` is whether what waits is still to be done; undefined: nothing does. */
type RowProps = { member: WeekMember; weeks: CohortWeeks; form: string; name: string; ahead: boolean; risk?: boolean };

function Row({ member: m, weeks: w, form, name, ahead, risk }: RowProps) {
  const before = scoreOf(m.ahead, form);
  return (
    <tr data-left={!m.sits || undefined}>
      <th scope="row">
        <Link to="/clients/$clientId" params={{ clientId: m.clientId }}>
          {calledOf(m)}
        </Link>
        {risk !== undefined && <StateChip tone={risk ? 'soon' : 'quiet'}>at risk</StateChip>}
        {!m.sits && m.until && <span className={s.left}>left {shortDate(m.until)}</span>}
      </th>
      {ahead && (
        <td>
          <span className="unseen">{before ? scoreWords(before, name) : 'no score'}</span>
          {before && <Score score={before} />}
        </td>
      )}
      {w.sessions.map((x, i) => {
        const cell = m.cells[i];
        if (!cell) return <td key={x.id} />;
        const held = x.status === 'closed';
        const words = x.status === 'cancelled' ? 'called off' : cellWords(cell, held, form, name);
        return (
          <td key={x.id} title={`${calledOf(m)}, week ${x.number}: ${words}`} data-off={x.status === 'cancelled' || undefined}>
            <span className="unseen">{words}</span>
            {x.status !== 'cancelled' && <Cell cell={cell} held={held} form={form} />}
          </td>
        );
      })}
    </tr>
  );
}

function Cell({ cell, held, form }: { cell: WeekCell; held: boolean; form: string }) {
  const score = scoreOf(cell.scores, form);
  return (
    <span className={s.cell} aria-hidden>
      <span className={s.signs}>
        <i className={s.mark} data-mark={cell.mark ?? (cell.belongs ? (held ? 'unmarked' : 'ahead') : 'none')} />
        <i className={s.homework} data-homework={cell.homeworkState ?? 'none'} />
      </span>
      {score && <Score score={score} />}
    </span>
  );
}

const Score = ({ score: x }: { score: WeekScore }) => (
  <span className={s.score} data-class={x.class} aria-hidden>
    {x.total ?? '·'}
    {x.class && classMarks[x.class] && <b>{classMarks[x.class]}</b>}
  </span>
);

/** What the signs mean, as far as they occur. The cells say it themselves to whoever
    listens. */
function Legend({ weeks: w, form }: { weeks: CohortWeeks; form: string }) {
  const kinds = kindsIn(w.members, form);
  const marks = (['present', 'late', 'left_early', 'excused', 'late_cancel', 'no_show', 'taken_off'] as const).filter((k) => kinds.marks.has(k));
  const homework = (['returned', 'partial', 'not_done', 'excused', 'carried', 'due', 'unasked'] as const).filter((k) => kinds.homework.has(k));
  const classes = (['recovered', 'improved', 'deteriorated'] as const).filter((k) => kinds.classes.has(k));
  return (
    <ul className={s.legend} aria-hidden>
      {marks.map((k) => (
        <li key={k}>
          <i className={s.mark} data-mark={k} />
          {markWord(k)}
        </li>
      ))}
      {homework.map((k) => (
        <li key={`h ${k}`}>
          <i className={s.homework} data-homework={k} />
          {homeworkWords[k]}
        </li>
      ))}
      {classes.map((k) => (
        <li key={`c ${k}`}>
          <span className={s.score} data-class={k}>
            <b>{classMarks[k]}</b>
          </span>
          {classWords[k]} since the beginning
        </li>
      ))}
    </ul>
  );
}
