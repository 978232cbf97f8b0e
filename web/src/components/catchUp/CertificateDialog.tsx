import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useMay } from '@/api/me';
import { asProblem } from '@/api/problem';
import { Pending } from '@/components/States';
import { WorkDialog } from '@/components/WorkDialog';
import { certificateQuery, certificatesQuery } from './certificateQueries';
import { IssueCertificate } from './IssueCertificate';
import { IssuedCertificates } from './IssuedCertificates';
import s from './Certificate.module.css';

type Props = { enrollmentId: string; onClose: () => void };

/** The certificate of completion: what is lacking, the one to issue, or those that
    were issued. */
export function CertificateDialog({ enrollmentId, onClose }: Props) {
  const typed = useRef(false);
  return (
    <WorkDialog title="Certificate of completion" size={560} dirty={() => typed.current} onClose={onClose}>
      {(close) => <Certificates enrollmentId={enrollmentId} onTyped={(is) => void (typed.current = is)} onCancel={close} />}
    </WorkDialog>
  );
}

function Certificates({ enrollmentId, onTyped, onCancel }: { enrollmentId: string; onTyped: (is: boolean) => void; onCancel: () => void }) {
  const would = useQuery(certificateQuery(enrollmentId));
  const issued = useQuery(certificatesQuery(enrollmentId));
  const may = useMay();
  const problem = would.error ?? issued.error;
  if (problem) return <p>{asProblem(problem).message}</p>;
  if (!would.data || !issued.data) return <Pending query={would.data ? issued : would} rows={3} />;
  const stands = issued.data.some((c) => !c.withdrawn);
  return (
    <>
      <IssuedCertificates enrollmentId={enrollmentId} items={issued.data} />
      {!stands && !would.data.completed && (
        <>
          <p>The program is not completed yet:</p>
          <ul className={s.missing} aria-label="What is lacking">
            {would.data.missing.map((m) => (
              <li key={m}>{m}</li>
            ))}
          </ul>
          <p className="quiet small">What completes a program is set by the practice, under Settings.</p>
        </>
      )}
      {!stands && would.data.completed && may('certificates.issue') && <IssueCertificate enrollmentId={enrollmentId} would={would.data} onTyped={onTyped} onCancel={onCancel} />}
      {!stands && would.data.completed && !may('certificates.issue') && <p>The program is completed. Who leads the group issues the certificate.</p>}
    </>
  );
}
