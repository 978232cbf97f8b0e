import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { meQuery } from '@/api/me';
import { asProblem } from '@/api/problem';
import d from '@/components/Dialog.module.css';
import { faultsSaid } from '@/components/faults';
import { done } from '@/components/notices';
import type { Plan, SignPlanBody } from '@/components/plans/planQueries';
import { ProblemNote } from '@/components/ProblemNote';
import { handOf } from '@/components/signature/signature';
import { SignaturePad } from '@/components/signature/SignaturePad';
import { localDate, ownZone } from '@/format/dates';

type Client = SignPlanBody['client'];
type Props = { plan: Plan; called: string; /** The name that the drawing is kept under. */ signer: string; words: string; sign: (of: { id: string; body: SignPlanBody }) => Promise<unknown>; onClose: () => void };

/** First the clinician's name, then the client's hand: the tablet is turned round once. */
export function SignPlanDialog({ plan, called, signer, words, sign, onClose }: Props) {
  const me = useQuery(meQuery).data;
  const [typed, setTyped] = useState<string>();
  const [way, setWay] = useState<'here' | 'on_paper' | 'declined'>('here');
  const [more, setMore] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const name = typed ?? me?.user.name ?? '';
  const on = localDate(new Date(), ownZone());

  async function give(client: Client) {
    setBusy(true);
    setProblem('');
    try {
      await sign({ id: plan.id, body: { name, client } });
      done('Signed');
      onClose();
    } catch (thrown) {
      setProblem(faultsSaid(asProblem(thrown), named));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Modal opened onClose={onClose} title="Sign the plan" size={560}>
      <p className={d.text}>Once it is signed it does not change; a review makes the next version.</p>
      {words && <blockquote className={d.text}>{words}</blockquote>}
      <TextInput className={d.field} label="Your name, typed" autoComplete="off" maxLength={100} value={name} onChange={(e) => setTyped(e.currentTarget.value)} />
      <SegmentedControl
        className={d.field}
        mb="sm"
        aria-label="How the client signs"
        value={way}
        onChange={(v) => setWay(v as typeof way)}
        data={[
          { value: 'here', label: 'On this screen' },
          { value: 'on_paper', label: 'On paper' },
          { value: 'declined', label: 'Declines' },
        ]}
      />
      {way === 'here' ? (
        <SignaturePad
          name={called}
          statement="I took part in writing this plan."
          action="Sign the plan"
          busy={busy}
          problem={problem}
          onSign={(g) => give(handOf(g, signer, on))}
        />
      ) : (
        <>
          <TextInput className={d.field} label={way === 'on_paper' ? 'Who saw it signed' : 'Why, in their words'} maxLength={way === 'on_paper' ? 100 : 2000} value={more} onChange={(e) => setMore(e.currentTarget.value)} />
          {problem && <ProblemNote>{problem}</ProblemNote>}
          <div className={d.buttons}>
            <Button onClick={onClose}>Not yet</Button>
            <Button variant="filled" loading={busy} onClick={() => void give(way === 'on_paper' ? { way, witness: more, on } : { way, words: more, on })}>
              Sign the plan
            </Button>
          </div>
        </>
      )}
    </Modal>
  );
}

const named: Record<string, string> = { tookPart: 'How the client took part', problems: 'The plan', name: 'Your name', effectiveOn: 'The day from which it holds', text: 'A text', goals: 'A problem', objectives: 'A goal', target: 'The aim of a step', kind: 'What a goal is about', witness: 'Who saw it' };
