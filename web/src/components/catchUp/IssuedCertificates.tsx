import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { StateChip } from '@/components/Chip';
import { done, failed } from '@/components/notices';
import { ReasonDialog } from '@/components/ReasonDialog';
import { dateIn, longDate, ownZone } from '@/format/dates';
import { CertificateFacts } from './CertificateFacts';
import { useCertificates, type IssuedCertificate } from './certificateQueries';
import s from './Certificate.module.css';

type Props = { enrollmentId: string; items: IssuedCertificate[] };

/** What was issued: the one that holds, to print and to withdraw, and below it those
    that were withdrawn. */
export function IssuedCertificates({ enrollmentId, items }: Props) {
  const holds = items.find((c) => !c.withdrawn);
  const gone = items.filter((c) => c.withdrawn);
  return (
    <>
      {holds && <Holds enrollmentId={enrollmentId} certificate={holds} />}
      {gone.length > 0 && (
        <ul className={s.gone} aria-label="Withdrawn">
          {gone.map((c) => (
            <li key={c.id}>
              Number {c.number}, issued {longDate(c.issuedOn)}, was withdrawn on {dateIn(c.withdrawn?.at ?? c.issuedAt, ownZone())} by {c.withdrawn?.by}: {c.withdrawn?.reason}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Holds({ enrollmentId, certificate: c }: { enrollmentId: string; certificate: IssuedCertificate }) {
  const may = useMay();
  const { withdraw, take } = useCertificates(enrollmentId);
  const [asking, setAsking] = useState(false);
  const fetchFile = (as: 'paper' | 'statement') => take.mutate({ id: c.id, as }, { onError: (thrown) => failed(thrown, 'Not downloaded') });
  return (
    <section aria-label={`Certificate number ${c.number}`}>
      <p>
        <b>Number {c.number}</b>, issued on {longDate(c.issuedOn)} by {c.issuedBy} {!c.genuine && <StateChip tone="late">the signature does not fit</StateChip>}
      </p>
      <p className={s.for}>
        {c.name}
        <small>{c.program}</small>
      </p>
      <CertificateFacts certificate={c} />
      <p className="quiet small">
        Signed with the key {c.keyName}. A court checks the code on the paper, or the file, offline with the practice’s public key. That it was withdrawn, only the practice can tell them.
      </p>
      <div className={s.buttons}>
        {may('certificates.withdraw') && (
          <Button variant="subtle" onClick={() => setAsking(true)}>
            Withdraw…
          </Button>
        )}
        {may('certificates.download') && (
          <>
            <Button onClick={() => fetchFile('statement')}>File to verify</Button>
            <Button variant="filled" loading={take.isPending} onClick={() => fetchFile('paper')}>
              Download to print
            </Button>
          </>
        )}
      </div>
      <ReasonDialog
        opened={asking}
        title={`Withdraw certificate number ${c.number}?`}
        confirm="Withdraw it"
        keep="Let it stand"
        danger
        kept="Kept with the certificate and in the audit, with your name."
        onConfirm={async (reason) => {
          await withdraw.mutateAsync({ id: c.id, reason });
          done(`Certificate number ${c.number} is withdrawn`);
        }}
        onClose={() => setAsking(false)}
      >
        What it said stays, and its number is not used again. Papers that were handed out still verify: tell whoever has one.
      </ReasonDialog>
    </section>
  );
}
