import { Button, Modal, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { handOf } from '@/components/signature/signature';
import { SignaturePad } from '@/components/signature/SignaturePad';
import { localDate, ownZone } from '@/format/dates';
import type { Agreement, GroundRules, SignAgreementBody } from './rulesQueries';
import { RulesText } from './RulesText';
import { WithoutHand } from './WithoutHand';
import s from './Rules.module.css';

type Way = 'here' | 'on_paper' | 'declined';
type Props = {
  rules: GroundRules;
  /** Those that a sheet of paper may be under: what holds, and what did before. */
  versions: GroundRules[];
  /** As the member is called. */
  name: string;
  /** The name that a drawing is kept under, whether names are hidden or not. */
  signer: string;
  sign: (body: SignAgreementBody) => Promise<Agreement>;
  onSigned: (agreement: Agreement) => void;
  onClose: () => void;
};

/** The rules and the member's own signature, over everything else: the tablet is
    handed over, and nothing of others is in sight until it is back. */
export function SignRulesDialog({ rules, versions, name, signer, sign, onSigned, onClose }: Props) {
  const [way, setWay] = useState<Way>('here');
  const [given, setGiven] = useState<Agreement>();
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const today = localDate(new Date(), ownZone());

  async function give(body: SignAgreementBody) {
    setBusy(true);
    setProblem('');
    try {
      const agreement = await sign(body);
      if (way === 'here') setGiven(agreement);
      else leave(agreement);
    } catch (thrown) {
      const p = asProblem(thrown);
      setProblem(p.errors[0]?.message ? `Not taken down: ${p.errors.map((e) => e.message).join('; ')}.` : p.message);
    } finally {
      setBusy(false);
    }
  }
  function leave(agreement = given) {
    onClose();
    if (agreement) onSigned(agreement);
  }

  return (
    <Modal opened onClose={() => leave()} fullScreen title="Ground rules of the group" closeOnEscape={!busy}>
      {given ? (
        <HandBack onBack={() => leave()} />
      ) : (
        <div className={s.signing}>
          <RulesText text={rules.text} />
          <div className={s.ways}>
            <SegmentedControl
              aria-label="How it is signed"
              value={way}
              onChange={(v) => {
                setWay(v as Way);
                setProblem('');
              }}
              data={[
                { value: 'here', label: 'On this screen' },
                { value: 'on_paper', label: 'On paper' },
                { value: 'declined', label: 'Declines' },
              ]}
            />
            {way === 'here' ? (
              <SignaturePad
                name={name}
                statement={`I agree to these ground rules, version ${rules.name}.`}
                busy={busy}
                problem={problem}
                onSign={(g) => give({ groundRulesId: rules.id, client: handOf(g, signer, today) })}
              />
            ) : (
              <WithoutHand key={way} way={way} rules={rules} versions={versions} today={today} busy={busy} problem={problem} onGive={give} onClose={() => leave()} />
            )}
          </div>
        </div>
      )}
    </Modal>
  );
}

/** What the member sees who has signed, and nothing else. */
function HandBack({ onBack }: { onBack: () => void }) {
  return (
    <div className={s.thanks} role="status">
      <p className={s.thank}>Thank you. It is signed.</p>
      <p>Please hand the tablet back.</p>
      <Button variant="filled" size="md" onClick={onBack}>
        It is back with the leader
      </Button>
    </div>
  );
}
