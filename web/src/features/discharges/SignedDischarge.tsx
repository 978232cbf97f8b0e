import { Button } from '@mantine/core';
import { useState } from 'react';
import { download } from '@/api/client';
import { Card } from '@/components/Card';
import { CertificateDialog } from '@/components/catchUp/CertificateDialog';
import type { Discharge, DischargeDeeds } from '@/components/discharge/dischargeQueries';
import { independence, managesWords, reasonWords, statusWords, subReasonWords } from '@/components/discharge/dischargeWords';
import { NamesShown } from '@/components/NamesShown';
import { failed } from '@/components/notices';
import { stateWords } from '@/components/plans/planWords';
import { ReasonDialog } from '@/components/ReasonDialog';
import { dateIn, longDate, ownZone, shortDate } from '@/format/dates';
import s from './Discharge.module.css';

type Props = { discharge: Discharge; /** A certificate of completion can be had for it. */ completed: boolean; called: string; deeds: DischargeDeeds; mayWithdraw: boolean; mayTake: boolean };

/** A signed summary to read, with its two papers. */
export function SignedDischarge({ discharge: d, completed, called, deeds, mayWithdraw, mayTake }: Props) {
  const [withdrawing, setWithdrawing] = useState(false);
  const [certifying, setCertifying] = useState(false);
  const take = (paper: string, name: string) => void download(`/api/v1/discharges/${d.id}/${paper}`, name).catch((thrown: unknown) => failed(thrown, 'Not downloaded'));
  return (
    <Card title={`Summary of ${called}`} aside={statusWords[d.status]}>
      <div className={s.sheet}>
        {mayTake && d.signed && (
          <div className={s.tools} data-noprint>
            <Button variant="filled" onClick={() => take('member-paper', 'what-comes-next.pdf')}>
              For {called} to take home
            </Button>
            <Button onClick={() => take('paper', 'discharge-summary.pdf')}>For the record</Button>
            {completed && <Button onClick={() => setCertifying(true)}>Certificate of completion…</Button>}
          </div>
        )}
        <DischargeSheet discharge={d} called={called} />
        {d.signed && (
          <p className={s.quiet}>
            Signed by {[d.signed.name, d.signed.credential].filter(Boolean).join(', ')} on {dateIn(d.signed.at, ownZone())}
            {d.coSigned && `, co-signed by ${[d.coSigned.name, d.coSigned.credential].filter(Boolean).join(', ')} on ${dateIn(d.coSigned.at, ownZone())}`}.{!d.unchanged && ' What stands here is not what was signed.'}
          </p>
        )}
        {d.withdrawn && <p className={s.quiet}>{`Withdrawn by ${d.withdrawn.by} on ${dateIn(d.withdrawn.at, ownZone())}: ${d.withdrawn.remark}`}</p>}
        {mayWithdraw && (d.status === 'signed' || d.status === 'co_signed') && (
          <p data-noprint>
            <Button size="compact-sm" variant="subtle" className={s.aligned} onClick={() => setWithdrawing(true)}>
              It was signed in error…
            </Button>
          </p>
        )}
      </div>
      {certifying && (
        <NamesShown title="Certificate of completion" onClose={() => setCertifying(false)}>
          <CertificateDialog enrollmentId={d.enrollmentId} onClose={() => setCertifying(false)} />
        </NamesShown>
      )}
      <ReasonDialog opened={withdrawing} title="Withdraw this summary?" confirm="Withdraw" danger onConfirm={async (reason) => deeds.withdraw.mutateAsync({ id: d.id, reason })} onClose={() => setWithdrawing(false)}>
        It stays in the record with the reason. Another one begins as its copy.
      </ReasonDialog>
    </Card>
  );
}

/** What a summary says, to read. */
export function DischargeSheet({ discharge: d, called }: { discharge: Discharge; called: string }) {
  const a = d.aftercare;
  const things = new Map(independence);
  const parts: Array<[string, string | undefined, boolean?]> = [
    ['Why', [d.dischargeReason && `${reasonWords[d.dischargeReason]} (TEDS ${d.reasonCode})`, d.subReason && subReasonWords[d.subReason].toLowerCase(), d.reasonWords].filter(Boolean).join(', ')],
    ['Progress', d.progress, true],
    ['Goals', d.goals.map((g) => `${g.text}: ${stateWords[g.state].toLowerCase()}${g.words ? `. ${g.words}` : ''}`).join('\n')],
    [`How ${called} sees it`, d.clientView && `“${d.clientView}”`, true],
    ['Risk at the end', d.risk],
    ['Managing alone', d.checklist.map((x) => `${things.get(x.thing)}: ${managesWords[x.manages]}${x.words ? `. ${x.words}` : ''}`).join('\n')],
    ['Not asked', d.notAsked],
    ['Ready', [d.readyClient !== undefined && `feels ${d.readyClient} of 10`, d.readyClinician !== undefined && `seems ${d.readyClinician} of 10`].filter(Boolean).join(', ')],
    ['Routines that stay', a.routines.join('\n')],
    ['Groups', a.groups.map((g) => [g.name, g.when, g.contact, g.since && `since ${shortDate(g.since)}`].filter(Boolean).join(', ')).join('\n')],
    ['Sponsor or mentor', a.sponsor && [a.sponsor.name, a.sponsor.contact].filter(Boolean).join(', ')],
    ['Help elsewhere', a.services.map((x) => [x.what, x.where, x.contact, x.firstOn && `first on ${longDate(x.firstOn)}`].filter(Boolean).join(', ')).join('\n')],
    ['Early warning signs', a.signs.join('\n')],
    ['What they do then', a.steps.map((x, i) => `${i + 1}. ${x}`).join('\n')],
    ['Diagnoses', [d.diagnosesThen && `at admission ${d.diagnosesThen}`, d.diagnosesNow && `now ${d.diagnosesNow}`].filter(Boolean).join(', ')],
    ['Medications', d.medications],
    ['Copies to', d.copiesTo],
  ];
  return (
    <>
      {parts
        .filter(([, words]) => words)
        .map(([title, words, prose]) => (
          <section key={title}>
            <h3>{title}</h3>
            <p className={prose ? s.said : s.plain}>
              {words}
            </p>
          </section>
        ))}
    </>
  );
}
