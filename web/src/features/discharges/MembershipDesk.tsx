import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { asProblem } from '@/api/problem';
import { useMay } from '@/api/me';
import { Card } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import type { Discharge, DischargeDeeds, Membership } from '@/components/discharge/dischargeQueries';
import { askedWords } from '@/components/discharge/dischargeWords';
import { failed } from '@/components/notices';
import { Empty } from '@/components/States';
import { calledOf } from '@/format/person';
import { dateIn, longDate, ownZone } from '@/format/dates';
import { DischargeEditor } from './DischargeEditor';
import { DischargeFacts } from './DischargeFacts';
import { SignedDischarge } from './SignedDischarge';
import s from './Discharge.module.css';

type Props = { membership: Membership; deeds: DischargeDeeds; onSaved?: (saved: Discharge) => void };

/** The summary of one membership: to begin, to write or to read. */
export function MembershipDesk({ membership: m, deeds, onSaved }: Props) {
  const may = useMay();
  const called = calledOf(m);
  const d = m.discharge;
  const again = m.earlier.length > 0;
  const begin = () => void deeds.begin.mutateAsync(m.enrollmentId).catch((thrown: unknown) => failed(asProblem(thrown), 'Nothing was begun'));
  if (!d)
    return (
      <Card>
        <Empty
          title={again ? 'The summary was withdrawn' : 'No summary yet'}
          action={
            may('discharges.write') && (
              <Button variant="filled" loading={deeds.begin.isPending} onClick={begin}>
                {again ? 'Begin another' : 'Begin the summary'}
              </Button>
            )
          }
        >
          {again ? 'Another one begins as its copy, to be put right and signed.' : `How it went for ${called}, what stays, and what comes after. Attendance, homework and scores are counted already.`}
        </Empty>
      </Card>
    );
  if (d.status === 'draft' && may('discharges.write')) return <DischargeEditor key={d.id} membership={m} discharge={d} called={called} deeds={deeds} onSaved={onSaved} />;
  return <SignedDischarge discharge={d} completed={m.outcome === 'completed' && may('certificates.read')} called={called} deeds={deeds} mayWithdraw={may('discharges.withdraw')} mayTake={may('discharges.download')} />;
}

/** What stands beside a summary: what is counted, who is asked afterwards, what was
    withdrawn. */
export function MembershipAside({ membership: m }: { membership: Membership }) {
  return (
    <div className={`columns ${s.beside}`} data-noprint>
      {m.changed && (
        <Card>
          <p>
            <StateChip tone="soon">counted otherwise now</StateChip> Since it was signed, attendance, homework or the days of the membership were corrected. What was signed stays; withdraw it and sign another if that matters.
          </p>
        </Card>
      )}
      <DischargeFacts record={m.record} />
      {m.followUps.length > 0 && (
        <Card title="Asked afterwards">
          <dl className={s.facts}>
            {m.followUps.map((t) => [
              <dt key={t.after}>{t.after} days after</dt>,
              <dd key={`${t.after} said`}>{t.done ? askedWords(t.done) : `around ${longDate(t.dueOn)}${t.tries > 0 ? `, tried ${t.tries === 1 ? 'once' : `${t.tries} times`}` : ''}`}</dd>,
            ])}
          </dl>
        </Card>
      )}
      {m.earlier.length > 0 && (
        <Card title="Withdrawn">
          <dl className={s.facts}>
            {m.earlier.map((d) => [
              <dt key={d.id}>{d.withdrawn && dateIn(d.withdrawn.at, ownZone())}</dt>,
              <dd key={`${d.id} said`}>
                {d.withdrawn && `${d.withdrawn.by}: ${d.withdrawn.remark} `}
                <Link to="/discharges/$dischargeId" params={{ dischargeId: d.id }}>
                  Read what was signed
                </Link>
              </dd>,
            ])}
          </dl>
        </Card>
      )}
    </div>
  );
}
