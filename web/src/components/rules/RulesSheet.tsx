import { useQuery } from '@tanstack/react-query';
import { meQuery } from '@/api/me';
import { signatureOf } from '@/components/signature/signature';
import { SignatureMark } from '@/components/signature/SignatureMark';
import { telling } from '@/format/person';
import type { Agreement, GroundRules } from './rulesQueries';
import { RulesText } from './RulesText';
import { givenWords } from './rulesWords';
import s from './Rules.module.css';

type Props = { rules: GroundRules; /** A signature that was given; lines to sign on without. */ signed?: { name: string; agreement: Agreement } };

/** The ground rules on paper: to sign, or as they were signed. It does not say what
    the group is called. */
export function RulesSheet({ rules, signed }: Props) {
  const practice = useQuery(meQuery).data?.practice.name;
  return (
    <article className={s.sheet}>
      <h1>Ground rules of the group</h1>
      <p>{[practice, `version ${rules.name}`].filter(Boolean).join(', ')}</p>
      <RulesText text={rules.text} level={2} />
      {signed ? <Given {...signed} /> : <Lines />}
    </article>
  );
}

const Lines = () => (
  <div className={s.lines}>
    <span>Signature</span>
    <span>Date</span>
    <span>Name</span>
    <span>Seen by</span>
  </div>
);

/** The name in the member's own hand, or as they typed it: a name either way, which
    does not stand here while names are hidden. */
function Given({ name: called, agreement: a }: { name: string; agreement: Agreement }) {
  const name = telling(a.name) ?? called;
  const hand = telling(signatureOf(a));
  return (
    <div className={s.given}>
      {hand && <SignatureMark signature={hand} name={name} />}
      <p>{givenWords(a, name)}</p>
    </div>
  );
}
