import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { PendingPage } from '@/components/PendingPage';
import { NoPermission } from '@/components/States';
import { count } from '@/format/words';
import { FileDialog } from './FileDialog';
import { newForm } from './instrumentForm';
import { ownInstrumentsQuery, type OwnForm } from './instrumentQueries';
import { OwnCard, StateWords } from './OwnCard';
import { WriteDialog } from './WriteDialog';
import s from './Instruments.module.css';

/** The practice's own questionnaires. */
export function InstrumentsPage() {
  return useMay()('own_instruments.read') ? <Shelf /> : <NoPermission />;
}

function Shelf() {
  const own = useQuery(ownInstrumentsQuery);
  const keeps = useMay()('own_instruments.keep');
  const [chosen, setChosen] = useState<string>();
  const [writing, setWriting] = useState<'file' | { form: OwnForm; left?: string[] }>();
  if (!own.data) return <PendingPage query={own} title="Questionnaires" />;
  const shown = own.data.find((o) => o.id === chosen) ?? own.data[0];
  const close = () => setWriting(undefined);
  return (
    <>
      <PageHeader
        title="Questionnaires"
        sentence="Of your own, beside those that come with Cohort: given to clients, in the room and by rule like every other, and marked not validated wherever a score is shown."
        actions={
          keeps && (
            <>
              <Button onClick={() => setWriting('file')}>From a file…</Button>
              <Button variant="filled" onClick={() => setWriting({ form: newForm() })}>
                Write one
              </Button>
            </>
          )
        }
      />
      {shown ? (
        <div className={s.room}>
          <nav aria-label="Your questionnaires">
            <Card flush>
              {own.data.map((o) => (
                <button key={o.id} type="button" className={s.row} aria-current={o === shown} onClick={() => setChosen(o.id)}>
                  <b>{o.name}</b>
                  <small>
                    {o.measures}, {count(o.questions, 'question')}
                  </small>
                  <span>
                    <StateWords of={o} />
                  </span>
                </button>
              ))}
            </Card>
          </nav>
          <OwnCard key={shown.id} of={shown} keeps={keeps} />
        </div>
      ) : (
        <Card>
          <p className="quiet">
            {keeps ? 'None yet. Write a form of your own, or read one from a file; you see it as a client does before anybody is asked.' : 'The practice has none of its own. An administrator writes them.'}
          </p>
        </Card>
      )}
      {writing === 'file' && <FileDialog onRead={(form, left) => setWriting({ form, left })} onClose={close} />}
      {typeof writing === 'object' && (
        <WriteDialog
          from={writing.form}
          left={writing.left}
          onSaved={(o) => {
            setChosen(o.id);
            close();
          }}
          onClose={close}
        />
      )}
    </>
  );
}
