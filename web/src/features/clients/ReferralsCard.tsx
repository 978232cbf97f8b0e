import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ButtonLink } from '@/components/ButtonLink';
import { Card, List, ListRow } from '@/components/Card';
import { StateChip, type Tone } from '@/components/Chip';
import { Pending } from '@/components/States';
import { shortDate } from '@/format/dates';
import { firstOf, phrase } from '@/format/words';
import { referralsOfQuery } from './clientQueries';
import s from './clients.module.css';

const tones: Record<string, Tone> = { received: 'soon', triaged: 'underway', accepted: 'underway', waitlisted: 'meanwhile', placed: 'good' };

/** How a client came to the practice, each time. */
export function ReferralsCard({ clientId }: { clientId: string }) {
  const list = useQuery(referralsOfQuery(clientId));
  return (
    <Card title="Referrals" flush>
      {!list.data && <Pending query={list} rows={1} />}
      {list.data?.length === 0 && (
        <div className={s.none}>
          <p>Came without a referral.</p>
          <ButtonLink to="/referrals/new" className={s.below}>
            New referral
          </ButtonLink>
        </div>
      )}
      {!!list.data?.length && (
        <List label="Referrals">
          {list.data.map((r) => (
            <ListRow
              key={r.id}
              title={
                <Link to="/referrals/$referralId" params={{ referralId: r.id }}>
                  {shortDate(r.receivedOn)}, {phrase(r.source)}
                </Link>
              }
              detail={firstOf(r.problemAreas, 4)}
              end={<StateChip tone={tones[r.status]}>{phrase(r.status)}</StateChip>}
            />
          ))}
        </List>
      )}
    </Card>
  );
}
