import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BoardCard, BoardColumn } from '@/components/Board';
import { StateChip } from '@/components/Chip';
import { enquiriesQuery } from '@/components/contacts/contactQueries';
import { standingWords } from '@/components/contacts/contactWords';
import { enquiryName } from '@/components/contacts/enquiryName';
import { NextChip } from '@/components/contacts/NextChip';
import { UrgencyChip } from '@/components/UrgencyChip';
import { telling } from '@/format/person';
import { passesEnquiry, type Filter } from './board';

/** Who called or wants to be called, before there is a referral. */
export function EnquiryColumn({ filter, now }: { filter: Filter; now: Date }) {
  const open = useQuery(enquiriesQuery).data ?? [];
  const shown = open.filter((e) => passesEnquiry(e, filter));
  return (
    <BoardColumn title="Enquiries" count={shown.length} empty="Nobody waits to be called">
      {shown.map((e) => (
        <BoardCard
          key={e.id}
          edge={e.standing.next?.overdue ? 'late' : undefined}
          title={<Link to="/enquiries/$enquiryId" params={{ enquiryId: e.id }}>{enquiryName(e)}</Link>}
          detail={<>{telling(e.phone)}{e.preferred && <span className="quiet">, {e.preferred}</span>}</>}
          chips={
            <>
              {e.urgency !== 'routine' && <UrgencyChip urgency={e.urgency} />}
              <StateChip>{standingWords(e.standing)}</StateChip>
              {e.standing.next && <NextChip next={e.standing.next} now={now} />}
            </>
          }
        />
      ))}
    </BoardColumn>
  );
}
