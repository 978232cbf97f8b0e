import { Button } from '@mantine/core';
import { done as say, failed } from '@/components/notices';
import { momentIn, ownZone } from '@/format/dates';
import { phrase, word } from '@/format/words';
import { useStep, type Referral } from './referralQueries';
import s from './History.module.css';

const done: Record<string, string> = {
  received: 'Received', triaged: 'Triaged', accepted: 'Accepted', waitlisted: 'Put on a waitlist', placed: 'Given a seat', declined: 'Declined', redirected: 'Sent elsewhere',
};

type Event = NonNullable<Referral['history']>[number];

/** Every step of a referral, newest first; those that were undone stay. Who took
    the last one may undo it as long as the server allows. */
export function History({ referral: r }: { referral: Referral }) {
  const events = r.history ?? [];
  const undone = new Set(events.map((e) => e.undoes));
  return (
    <ol className={s.history} aria-label="History, newest first">
      {events
        .map((e, i) => (
          <li key={i} className={s.event} data-undone={undone.has(i + 1) || undefined}>
            <Step event={e} events={events} /> {undone.has(i + 1) && <span className="quiet">(undone)</span>}
            <div className="quiet small">
              <time dateTime={e.at}>{momentIn(e.at, ownZone())}</time>, {e.by}
            </div>
            {e.note && <p className={s.note}>{e.note}</p>}
            {r.undo?.step === i + 1 && <Undo referral={r} step={i + 1} />}
          </li>
        ))
        .reverse()}
    </ol>
  );
}

function Step({ event: e, events }: { event: Event; events: Event[] }) {
  const back = events[(e.undoes ?? 0) - 1];
  if (back) return <><strong>Undone</strong>: {phrase(done[back.status] ?? back.status)}</>;
  return (
    <>
      <strong>{done[e.status] ?? word(e.status)}</strong>
      {e.reason && <span>: {phrase(e.reason)}</span>}
      {e.to && <span>: {phrase(e.to)}</span>}
    </>
  );
}

function Undo({ referral: r, step }: { referral: Referral; step: number }) {
  const take = useStep(r.id);
  return (
    <Button
      size="compact-sm"
      mt={6}
      data-noprint
      loading={take.isPending}
      onClick={() => take.mutate({ step: 'undo', body: { step } }, { onSuccess: () => say('Undone'), onError: (thrown) => failed(thrown, 'Not undone') })}
    >
      Undo this step
    </Button>
  );
}
