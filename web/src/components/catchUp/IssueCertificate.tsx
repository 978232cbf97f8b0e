import { NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { asProblem } from '@/api/problem';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { CertificateFacts } from './CertificateFacts';
import { useCertificates, type Certificate } from './certificateQueries';

type Props = { enrollmentId: string; would: Certificate; onTyped: (is: boolean) => void; onCancel: () => void };

/** Issues a certificate: what is counted cannot be typed, what it is called can. */
export function IssueCertificate({ enrollmentId, would: c, onTyped, onCancel }: Props) {
  const [goesBy, setGoesBy] = useState(false);
  const [program, setProgram] = useState(c.program);
  const [caseNumber, setCaseNumber] = useState('');
  const { issue } = useCertificates(enrollmentId);
  const changed = caseNumber !== '' || program !== c.program;
  useEffect(() => {
    onTyped(changed);
    return () => onTyped(false); // issued: nothing is left to lose
  }, [onTyped, changed]);
  const send = () =>
    issue.mutate(
      { goesBy: goesBy || undefined, program: program.trim() || undefined, caseNumber: caseNumber.trim() || undefined },
      { onSuccess: ({ number }) => done(`Certificate number ${number} is issued`) },
    );
  return (
    <Form submit="Issue the certificate" busy={issue.isPending} problem={issue.error && asProblem(issue.error).message} onCancel={onCancel} onSubmit={(e) => (e.preventDefault(), send())}>
      {c.goesBy === c.name ? (
        <p>
          For <b>{c.name}</b>, as the record has the name.
        </p>
      ) : (
        <NativeSelect
          label="Name on the certificate"
          description="A court wants the name that is on its order"
          data={[
            { value: '', label: c.name },
            { value: 'goesBy', label: c.goesBy },
          ]}
          value={goesBy ? 'goesBy' : ''}
          onChange={(e) => setGoesBy(e.currentTarget.value !== '')}
        />
      )}
      <TextInput label="Program" description="Others read it" maxLength={100} value={program} onChange={(e) => setProgram(e.currentTarget.value)} />
      <TextInput label="Case number" description="Of the court or agency that asked for it, if one did" maxLength={60} value={caseNumber} onChange={(e) => setCaseNumber(e.currentTarget.value)} />
      <CertificateFacts certificate={c} />
      <p className="quiet small">It gets the next number and the practice’s signature, and never changes. Nothing of what was said in the group stands in it.</p>
    </Form>
  );
}
