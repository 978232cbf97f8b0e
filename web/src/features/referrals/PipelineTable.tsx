import { ageing } from '@/components/ageing';
import { Card } from '@/components/Card';
import { Chips, StateChip } from '@/components/Chip';
import { standingWords } from '@/components/contacts/contactWords';
import { NextChip } from '@/components/contacts/NextChip';
import { DataTable } from '@/components/DataTable';
import { UrgencyChip } from '@/components/UrgencyChip';
import { shortDate } from '@/format/dates';
import { callTo } from '@/format/reach';
import { word } from '@/format/words';
import { stages, type AskedStep, type Underway } from './pipeline';
import { PersonLink } from './StageColumn';
import { StepsMenu } from './StepsMenu';
import s from './ReferralsPage.module.css';

const stageWords = new Map(stages.map((s) => [s.value, s.label]));
const singular: Partial<Record<Underway['standing']['stage'], string>> = { enquiry: 'Enquiry', placed: 'Seated' };

type Props = { people: Underway[]; now: Date; zone: string; onAsk: (who: Underway, step: AskedStep) => void };

/** Everybody under way by the line: what is owed to whom, and by when. */
export function PipelineTable({ people, now, zone, onAsk }: Props) {
  return (
    <Card flush>
      <DataTable<Underway>
        caption="Everybody under way"
        rows={people}
        rowKey={(u) => u.key}
        empty="Nobody like that"
        compact
        columns={[
          { key: 'name', head: 'Name', main: true, cell: (u) => <PersonLink who={u} /> },
          { key: 'age', head: 'Age', end: true, cell: (u) => u.years ?? '–' },
          { key: 'phone', head: 'Phone', cell: (u) => (u.phone ? <a className={s.whole} href={callTo(u.phone)}>{u.phone}</a> : '–') },
          { key: 'stage', head: 'Stage', cell: (u) => singular[u.standing.stage] ?? stageWords.get(u.standing.stage) ?? '' },
          {
            key: 'next',
            head: 'Next',
            cell: (u) => {
              const due = u.referral && ageing(u.referral, now, zone);
              return (
                <Chips>
                  {u.standing.next && <NextChip next={u.standing.next} now={now} />}
                  {due?.edge && <StateChip tone={due.edge}>{due.words}</StateChip>}
                  <UrgencyChip urgency={u.referral ? u.referral.urgency : u.enquiry.urgency} />
                </Chips>
              );
            },
          },
          { key: 'contact', head: 'Contact', minor: true, cell: (u) => standingWords(u.standing) },
          { key: 'source', head: 'Source', minor: true, cell: (u) => word(u.referral ? u.referral.source : u.enquiry.source) },
          { key: 'received', head: 'Came in', end: true, cell: (u) => shortDate(u.receivedOn) },
          { key: 'steps', head: 'Steps', tool: true, cell: (u) => <StepsMenu who={u} onAsk={(step) => onAsk(u, step)} /> },
        ]}
      />
    </Card>
  );
}
