import type { Plan } from '@/components/plans/planQueries';
import { signatureOf } from '@/components/signature/signature';
import { SignatureMark } from '@/components/signature/SignatureMark';
import { longDate } from '@/format/dates';
import { telling } from '@/format/person';
import s from './Plan.module.css';

/** Whose hands are under a version: the client's, the clinician's, who co-signed. */
export function PlanHands({ plan, called }: { plan: Plan; called: string }) {
  const { client: c, signed, coSigned } = plan;
  if (!c && !signed) return null;
  return (
    <div className={s.signed}>
      {c && (
        <section>
          <h3>{c.way === 'declined' ? 'The client declined to sign' : c.way === 'on_paper' ? `Signed on paper, seen by ${c.witness}` : 'Signed by the client'}</h3>
          {telling(true) && <SignatureOf client={c} called={called} />}
          <p className="quiet small">{[telling(c.name), longDate(c.on), c.words && `“${c.words}”`].filter(Boolean).join(' · ')}</p>
        </section>
      )}
      {signed && <Hand title="Signed by the clinician" of={signed} />}
      {coSigned && <Hand title="Co-signed" of={coSigned} />}
      {signed && (
        <p className={plan.unchanged ? 'quiet small' : s.wrong}>
          {plan.unchanged ? 'Unchanged since: SHA-256 ' : 'What stands here is not what was signed: SHA-256 '}
          {signed.digest.slice(0, 16)}…
        </p>
      )}
    </div>
  );
}

/** The name in the client's own hand, or as they typed it: a name either way. */
function SignatureOf({ client: c, called }: { client: NonNullable<Plan['client']>; called: string }) {
  const hand = signatureOf(c);
  return (
    hand && (
      <div className={c.way === 'drawn' ? s.hand : undefined}>
        <SignatureMark signature={hand} name={c.name ?? called} />
      </div>
    )
  );
}

const Hand = ({ title, of }: { title: string; of: NonNullable<Plan['signed']> }) => (
  <section>
    <h3>{title}</h3>
    <p>{[of.name, of.credential].filter(Boolean).join(', ')}</p>
    <p className="quiet small">{[of.license, longDate(of.at.slice(0, 10))].filter(Boolean).join(' · ')}</p>
  </section>
);
