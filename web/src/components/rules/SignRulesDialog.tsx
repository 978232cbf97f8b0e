import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { DateInput } from '@/components/DateInput';
import { ProblemNote } from '@/components/ProblemNote';
import { SignaturePad } from '@/components/signature/SignaturePad';
import { localDate, ownZone } from '@/format/dates';
import type { ClientPart, GroundRules } from './rulesQueries';
import { RulesText } from './RulesText';
import s from './Rules.module.css';

type Way = 'here' | 'on_paper' | 'declined';
type Props = {
  rules: GroundRules;
  /** As the member is called. */
  name: string;
  sign: (part: ClientPart) => Promise<unknown>;
  onClose: () => void;
};

/** The rules and the member's own signature, over everything else: the tablet is
    handed over, and nothing of others is in sight. */
export function SignRulesDialog({ rules, name, sign, onClose }: Props) {
  const [way, setWay] = useState<Way>('here');
  const [more, setMore] = useState('');
  const [on, setOn] = useState(localDate(new Date(), ownZone()));
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);

  async function give(part: ClientPart) {
    setBusy(true);
    setProblem('');
    try {
      await sign(part);
      onClose();
    } catch (thrown) {
      setProblem(asProblem(thrown).message);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Modal opened onClose={onClose} fullScreen title="Ground rules of the group" closeOnEscape={!busy}>
      <div className={s.signing}>
        <RulesText text={rules.text} />
        <div className={s.ways}>
          <SegmentedControl
            aria-label="How it is signed"
            value={way}
            onChange={(v) => setWay(v as Way)}
            data={[
              { value: 'here', label: 'On this screen' },
              { value: 'on_paper', label: 'On paper' },
              { value: 'declined', label: 'Declines' },
            ]}
          />
          {way === 'here' ? (
            <SignaturePad
              name={name}
              statement="I have read these rules or they were read to me, I could ask, and I keep to them."
              busy={busy}
              problem={problem}
              onSign={(g) => give(g.kind === 'typed' ? { way: 'typed', name: g.name, on } : { way: 'drawn', name, drawn: g.path, width: Math.ceil(g.width), height: Math.ceil(g.height), on })}
            />
          ) : (
            <form
              className={s.ways}
              onSubmit={(e) => {
                e.preventDefault();
                void give(way === 'on_paper' ? { way, witness: more, on } : { way, words: more || undefined, on });
              }}
            >
              <TextInput label={way === 'on_paper' ? 'Who saw it signed' : 'Why, in their words'} required={way === 'on_paper'} autoComplete="off" maxLength={way === 'on_paper' ? 100 : 2000} value={more} onChange={(e) => setMore(e.currentTarget.value)} />
              <DateInput label="On" max={localDate(new Date(), ownZone())} value={on} onChange={setOn} />
              <ProblemNote>{problem}</ProblemNote>
              <div className={s.tools}>
                <Button onClick={onClose}>Not yet</Button>
                <Button type="submit" variant="filled" loading={busy}>
                  {way === 'on_paper' ? 'It is signed' : 'Note that they declined'}
                </Button>
              </div>
            </form>
          )}
        </div>
      </div>
    </Modal>
  );
}
