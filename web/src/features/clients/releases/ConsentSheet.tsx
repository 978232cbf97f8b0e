import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useToday } from '@/api/me';
import { asProblem } from '@/api/problem';
import type { ShownClient } from '@/components/clients/oneClient';
import { DateInput } from '@/components/DateInput';
import { faultsSaid } from '@/components/faults';
import { ProblemNote } from '@/components/ProblemNote';
import { handOf } from '@/components/signature/signature';
import { SignaturePad } from '@/components/signature/SignaturePad';
import { fullName } from '@/format/person';
import type { ConsentValues } from './ConsentDialog';
import { partsSaid, spanWords, treating, unended } from './consentWords';
import type { Consent, ConsentBody } from './releaseQueries';
import s from './Release.module.css';

type Props = {
  client: ShownClient;
  values: ConsentValues;
  record: (body: ConsentBody) => Promise<Consent>;
  onSigned: () => void;
  onBack: () => void;
};

/** The consent as the client reads and signs it, over everything else: the tablet is
    handed over, and nothing of others is in sight until it is back. */
export function ConsentSheet({ client, values: v, record, onSigned, onBack }: Props) {
  const today = useToday();
  const [way, setWay] = useState('here');
  const [given, setGiven] = useState(false);
  const [witness, setWitness] = useState('');
  const [on, setOn] = useState(today);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const signer = v.signer === 'client' ? fullName(client) : 'the person who signs';

  async function give(hand: ConsentBody['client']) {
    setBusy(true);
    setProblem('');
    const named = v.kind !== 'treating';
    try {
      await record({
        kind: v.kind, recipient: named ? v.recipient : undefined, recipientAddress: (named && v.recipientAddress.trim()) || undefined, purpose: named ? v.purpose : undefined, parts: v.parts, substance: v.substance,
        from: hand.on > v.from ? hand.on : v.from, until: v.until || undefined, untilEvent: v.untilEvent.trim() || undefined, signer: v.signer, authority: v.signer === 'client' ? undefined : v.authority, client: hand, copyGiven: v.copyGiven,
      });
      if (way === 'here') setGiven(true);
      else onSigned();
    } catch (thrown) {
      setProblem(faultsSaid(asProblem(thrown), { recipient: 'To whom', purpose: 'The purpose', parts: 'What may be told', from: 'The first day', until: 'The last day', untilEvent: 'What ends it', authority: 'By which right', witness: 'Who saw it signed', on: 'The day it was signed', name: 'The name' }));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Modal opened onClose={given ? onSigned : onBack} fullScreen title="Consent to give information" closeOnEscape={!busy}>
      {given ? (
        <div className={s.thanks} role="status">
          <p className={s.thank}>Thank you. It is signed.</p>
          <p>Please hand the tablet back.</p>
          <Button variant="filled" size="md" onClick={onSigned}>It is back with the staff</Button>
        </div>
      ) : (
        <div className={s.sheet}>
          <Words client={client} values={v} />
          <div className={s.ways}>
            <SegmentedControl aria-label="How it is signed" value={way} onChange={(w) => { setWay(w); setProblem(''); }} data={[{ value: 'here', label: 'On this screen' }, { value: 'paper', label: 'On paper' }]} />
            {way === 'here' ? (
              <SignaturePad name={signer} statement="I have read this, or had it read to me, and I agree." busy={busy} problem={problem} onSign={(g) => give(handOf(g, signer, today))} />
            ) : (
              <form
                className={s.paper}
                onSubmit={(e) => {
                  e.preventDefault();
                  void give({ way: 'on_paper', witness, on, name: v.signer === 'client' ? fullName(client) : undefined });
                }}
              >
                <div className="fields">
                  <DateInput label="Signed on" max={today} value={on} onChange={setOn} />
                  <TextInput label="Who saw it signed" required autoComplete="off" maxLength={100} value={witness} onChange={(e) => setWitness(e.currentTarget.value)} />
                </div>
                <ProblemNote>{problem}</ProblemNote>
                <div className={s.tools}>
                  <Button onClick={onBack}>Back</Button>
                  <Button type="submit" variant="filled" loading={busy}>It is signed</Button>
                </div>
              </form>
            )}
          </div>
        </div>
      )}
    </Modal>
  );
}

/** What is signed, in plain words, with what the law wants to stand there. */
function Words({ client, values: v }: { client: ShownClient; values: ConsentValues }) {
  const named = v.kind !== 'treating';
  return (
    <div className={s.words}>
      <p>
        I, <b>{fullName(client)}</b>, allow this practice to tell <b>{named ? v.recipient : treating.recipient}</b>:
      </p>
      <p><b>{partsSaid(v.parts)}</b>{v.substance ? ', and what concerns treatment for substance use.' : ', and nothing that concerns treatment for substance use.'}</p>
      <p>For: <b>{unended(named ? v.purpose : treating.purpose)}</b>.</p>
      {v.kind === 'proceedings' && <p>It is for a civil, criminal, administrative or legislative proceeding, and for nothing else.</p>}
      <p>{spanWords({ from: v.from, until: v.until || undefined, untilEvent: v.untilEvent.trim() || undefined })}.</p>
      <ul>
        <li>I can take this back at any time, in writing or by telling the practice. What was told before stays told.</li>
        <li>My treatment does not depend on it.</li>
        <li>{named ? 'Whoever is told may tell others, and then this practice cannot protect it. Where the law on substance use treatment protects it, it stays protected.' : 'Those who are told may tell others as the health privacy law (HIPAA) allows, but not use it against me in a proceeding. Without this consent, the practice asks me each time.'}</li>
        <li>I can have a copy.</li>
      </ul>
      {v.signer !== 'client' && <p>Signed for them by right of: {v.authority}.</p>}
    </div>
  );
}
