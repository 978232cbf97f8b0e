import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { Form } from '@/components/Form';
import { Pending } from '@/components/States';
import { usePrintAlone } from '@/components/usePrintAlone';
import { WorkDialog } from '@/components/WorkDialog';
import { localDate, longDate, ownZone } from '@/format/dates';
import { count } from '@/format/words';
import { certificateQuery, type Certificate } from './catchUpQueries';
import s from './Certificate.module.css';

/** The certificate of completion: what is lacking, or the paper to print. */
export function CertificateDialog({ enrollmentId, onClose }: { enrollmentId: string; onClose: () => void }) {
  const found = useQuery(certificateQuery(enrollmentId));
  return (
    <WorkDialog title="Certificate of completion" size={520} dirty={() => false} onClose={onClose}>
      {(close) => (found.data ? <Filled certificate={found.data} onCancel={close} /> : found.error ? <p>{asProblem(found.error).message}</p> : <Pending query={found} rows={3} />)}
    </WorkDialog>
  );
}

function Filled({ certificate: c, onCancel }: { certificate: Certificate; onCancel: () => void }) {
  const [name, setName] = useState(c.name);
  const [what, setWhat] = useState(c.program);
  const { sheet, print } = usePrintAlone();
  if (!c.completed) {
    return (
      <>
        <p>The program is not completed yet:</p>
        <ul className={s.missing} aria-label="What is lacking">
          {c.missing.map((m) => (
            <li key={m}>{m}</li>
          ))}
        </ul>
        <p className="quiet small">What completes a program is set by the practice, under Settings.</p>
      </>
    );
  }
  return (
    <Form submit="Print the certificate" onCancel={onCancel} onSubmit={(e) => (e.preventDefault(), print(<Paper certificate={c} name={name} what={what} />))}>
      <TextInput label="Name on the certificate" description="As the client wants it" maxLength={200} value={name} onChange={(e) => setName(e.currentTarget.value)} />
      <TextInput label="Program" description="Others may read it" maxLength={200} value={what} onChange={(e) => setWhat(e.currentTarget.value)} />
      <p className="quiet">{countedWords(c)}</p>
      {sheet}
    </Form>
  );
}

const countedWords = (c: Certificate) =>
  [`${count(c.attended, 'session')} attended`, c.caughtUp > 0 && `${c.caughtUp} caught up`, `of ${c.of}`].filter(Boolean).join(', ');

function Paper({ certificate: c, name, what }: { certificate: Certificate; name: string; what: string }) {
  return (
    <article className={s.paper}>
      <header>
        <b>{c.practiceName}</b>
        {c.letterhead.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </header>
      <h1>Certificate of completion</h1>
      <p className={s.name}>{name}</p>
      <p>has completed</p>
      <p className={s.program}>{what}</p>
      <p>
        {c.from && c.to && `${longDate(c.from)} to ${longDate(c.to)}. `}
        {countedWords(c)}.
      </p>
      <footer>
        <span>{c.leadName}</span>
        <span>{longDate(localDate(new Date(), ownZone()))}</span>
      </footer>
    </article>
  );
}
