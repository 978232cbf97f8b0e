import { useQuery } from '@tanstack/react-query';
import { meQuery } from '@/api/me';
import { SignatureMark } from '@/components/signature/SignatureMark';
import { longDate } from '@/format/dates';
import type { Agreement, GroundRules } from './rulesQueries';
import { RulesText } from './RulesText';
import { signatureOf } from './rulesWords';
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

function Given({ name, agreement: a }: { name: string; agreement: Agreement }) {
  const drawn = signatureOf(a);
  return (
    <div className={s.given}>
      {drawn && <SignatureMark signature={drawn} name={name} />}
      <p>
        {a.way === 'declined' ? `${name} declined to sign` : a.way === 'on_paper' ? `${name} signed on paper, seen by ${a.witness},` : `Signed by ${name}`} on {longDate(a.on)}
        {a.way !== 'on_paper' && `, with ${a.by}`}.
      </p>
    </div>
  );
}
