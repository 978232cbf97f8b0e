import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { meQuery, useToday } from '@/api/me';
import { ButtonLink } from '@/components/ButtonLink';
import { Card } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { done } from '@/components/notices';
import { coSignatureQuery, useCoSign } from '@/components/notes/noteQueries';
import type { CoSignature } from '@/components/notes/noteTypes';
import { PageHeader } from '@/components/PageHeader';
import { PendingPage } from '@/components/PendingPage';
import { ProblemNote } from '@/components/ProblemNote';
import { Empty } from '@/components/States';
import { longDate, momentIn, ownZone, relativeDay, timeIn } from '@/format/dates';
import { spelled, spelledIn } from '@/format/words';
import { CoSignDialog } from './CoSignDialog';
import { CoSignTable } from './CoSignTable';
import { NotesRing } from './NotesRing';
import { useRemarks } from './useRemarks';
import s from './CoSign.module.css';
import bar from './SigningBar.module.css';

const route = getRouteApi('/desk/notes/cosign/$sessionId');

/** The facts as they were signed, line by line, with hours as people write them. */
const factsSaid = (facts: string) =>
  facts
    .replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, (instant) => timeIn(instant, ownZone()))
    .replace(/\d{4}-\d{2}-\d{2}/g, (date) => longDate(date))
    .replace(/^Theme: *$\n?/m, '');

/** A trainee's notes of one session, read as one shared text and what differs. */
export function CoSignPage() {
  const waiting = useQuery(coSignatureQuery(route.useParams().sessionId));
  if (!waiting.data) return <PendingPage query={waiting} title="To co-sign" />;
  if (waiting.data.rows.length === 0) return <NothingWaits of={waiting.data} />;
  return <Reading key={waiting.data.sessionId} of={waiting.data} />;
}

const Over = ({ of }: { of: CoSignature }) => (
  <>
    {of.cohortName} · session of {longDate(of.date)}
  </>
);

const NothingWaits = ({ of }: { of: CoSignature }) => (
  <>
    <PageHeader over={<Over of={of} />} title="Nothing waits for you here" tab="To co-sign" />
    <Card>
      <Empty title="All of it is answered" action={<ButtonLink to="/notes">What else waits</ButtonLink>} />
    </Card>
  </>
);

function Reading({ of }: { of: CoSignature }) {
  const today = useToday();
  const own = useQuery(meQuery).data?.user.name ?? '';
  const writer = of.writer ?? 'those who wrote them';
  const { remarks, remark, settled } = useRemarks(of.sessionId, of.rows);
  const coSign = useCoSign(of.sessionId);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState('');
  const n = of.rows.length;
  const back = of.rows.filter((r) => remarks[r.noteId]?.text.trim());
  const begun = of.rows.filter((r) => remarks[r.noteId] && !remarks[r.noteId]?.text.trim());
  const stand = of.rows.filter((r) => !remarks[r.noteId]);
  const signed = of.rows[0]?.signed;
  const share = of.total > 0 ? Math.round((100 * of.read) / of.total) : 100;

  async function send(name: string) {
    setProblem('');
    try {
      await coSign.mutateAsync({ name, sign: stand.map((r) => r.noteId), return: back.map((r) => ({ noteId: r.noteId, section: remarks[r.noteId]?.section, remark: remarks[r.noteId]?.text.trim() ?? '' })) });
      settled();
      setAsking(false);
      done([stand.length > 0 && `${spelled(stand.length)} co-signed`, back.length > 0 && `${stand.length > 0 ? spelledIn(back.length) : spelled(back.length)} returned`].filter(Boolean).join(', '));
    } catch (thrown) {
      setProblem(asProblem(thrown).message);
    }
  }

  return (
    <>
      <PageHeader
        over={<Over of={of} />}
        title={`${spelled(n)} ${n === 1 ? 'note' : 'notes'} by ${writer} ${n === 1 ? 'waits' : 'wait'} for you`}
        tab="To co-sign"
        sentence={`What ${n === 1 ? 'it rests on' : `the ${spelledIn(n)} share`} stands here once; below is everything that differs, nothing left out. You read ${of.read.toLocaleString('en-US')} of ${of.total.toLocaleString('en-US')} characters, ${share}%.`}
        actions={of.dueOn && <StateChip tone={of.dueOn < today ? 'late' : of.dueOn === today ? 'soon' : 'quiet'}>{`${of.dueOn < today ? 'was due' : 'due'} ${relativeDay(of.dueOn, today)}`}</StateChip>}
      />
      <div className={s.page}>
        <section className={s.shared} aria-labelledby="shared-by-all">
          <div>
            <h2 id="shared-by-all">
              Shared by {n === 1 ? 'the note' : `all ${spelledIn(n)}`} <span>{of.theme}</span>
            </h2>
            <p className={s.text}>{of.shared || 'Nothing was written.'}</p>
            {of.common.length > 0 && (
              <div className={s.common}>
                <span>Word for word in several</span>
                <ol>
                  {of.common.map((c, i) => (
                    <li key={c}>
                      <b>{i + 1}</b> {c.trim()}
                    </li>
                  ))}
                </ol>
              </div>
            )}
          </div>
          <div className={s.facts}>
            <p className={s.lines}>{factsSaid(of.facts) || 'The notes say different things of the session; each has its own below.'}</p>
            {signed && (
              <p className="quiet small">
                signed by {[signed.name, signed.credential].filter(Boolean).join(', ')}, {momentIn(signed.at, ownZone())}
              </p>
            )}
          </div>
        </section>
        <CoSignTable of={of} remarks={remarks} onRemark={remark} />
        <div className={bar.bar} data-noprint>
          <NotesRing standings={of.rows.map((r) => (remarks[r.noteId] ? 'returned' : 'signed'))} />
          <div className={bar.how}>
            <b>{back.length + begun.length === 0 ? `All ${spelledIn(n)} stand` : `${spelled(stand.length)} ${stand.length === 1 ? 'stands' : 'stand'}, ${spelledIn(back.length + begun.length)} ${back.length + begun.length === 1 ? 'goes' : 'go'} back with your remark`}</b>
            <p>{begun.length > 0 ? 'A remark is still empty: write it, or take it back.' : `${writer} reads each remark beside the words that it is about.`}</p>
          </div>
          <p className={bar.as}>as {own}</p>
          <Button variant="filled" disabled={begun.length > 0} onClick={() => setAsking(true)}>
            {back.length === 0 ? `Co-sign ${n === 1 ? 'it' : `all ${spelledIn(n)}`}` : stand.length === 0 ? `Return ${n === 1 ? 'it' : 'all'}` : `Co-sign ${spelledIn(stand.length)}, return ${spelledIn(back.length)}`}
          </Button>
        </div>
        <p className="small">
          <Link to="/notes">What else waits</Link>
        </p>
      </div>
      {asking && (
        <CoSignDialog sign={stand.length} back={back.length} own={own} busy={coSign.isPending} onConfirm={(name) => void send(name)} onClose={() => setAsking(false)}>
          <ProblemNote>{problem}</ProblemNote>
        </CoSignDialog>
      )}
    </>
  );
}
