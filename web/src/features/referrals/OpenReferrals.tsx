import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { ProblemNote } from '@/components/ProblemNote';
import { shortDate } from '@/format/dates';
import { phrase } from '@/format/words';
import { openReferralsQuery } from './referralQueries';

/** Says that a client is referred already, besides the referral in view, with the
    way there. Nothing is refused: two requests may be about two things. */
export function OpenReferrals({ clientId, besides }: { clientId: string; besides?: string }) {
  const open = (useQuery(openReferralsQuery(clientId)).data ?? []).filter((r) => r.id !== besides);
  if (open.length === 0) return null;
  return (
    <ProblemNote tone="soon">
      {besides ? 'Another referral of this client is open: ' : 'This client is referred already, and that is still open: '}
      {open.map((r, i) => (
        <Fragment key={r.id}>
          {i > 0 && ', '}
          <Link to="/referrals/$referralId" params={{ referralId: r.id }}>
            {shortDate(r.receivedOn)}, {phrase(r.status)}
          </Link>
        </Fragment>
      ))}
      .
    </ProblemNote>
  );
}
