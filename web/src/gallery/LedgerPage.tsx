import { Button } from '@mantine/core';
import { ApiProblem } from '@/api/problem';
import { Card } from '@/components/Card';
import { Ageing } from '@/components/ledger/Ageing';
import { FeeReason } from '@/components/ledger/FeeReason';
import type { LedgerEntry } from '@/components/ledger/ledger';
import { LedgerTable, type LedgerAccount } from '@/components/ledger/LedgerTable';
import { Empty } from '@/components/States';
import { GalleryPage } from './GalleryPage';
import { Section } from './Section';

const both: LedgerAccount[] = [
  { key: 'insurer', label: 'Insurer', owes: 'Insurer owes' },
  { key: 'client', label: 'Client', owes: 'Client owes' },
];
const client: LedgerAccount[] = [{ key: 'client', label: 'Amount', owes: 'Owes' }];

const entries: LedgerEntry[] = [
  { id: '1', date: '2026-02-17', what: 'No-show, waived', detail: 'first one; J. Weil, “snow, buses stopped”', state: 'settled', amounts: {} },
  { id: '2', date: '2026-02-20', what: 'Northfield paid 74.00', detail: 'for Jan 27 and Feb 3, remittance 88540; contract 16.00, copay 30.00 to client', state: 'settled', amounts: { insurer: -12000, client: 3000 } },
  { id: '3', date: '2026-02-24', what: 'Session', detail: 'to Northfield Health', code: '90853', state: 'refused', amounts: { insurer: 6000 } },
  { id: '4', date: '2026-02-24', what: 'Card', detail: 'for Jan 27, part', state: 'settled', amounts: { client: -2000 } },
  { id: '5', date: '2026-03-03', what: 'Session', detail: 'self-pay, sliding scale', code: '90853', state: 'part', amounts: { client: 4500 } },
  { id: '6', date: '2026-03-04', what: 'Session', detail: 'marked by mistake', code: '90853', state: 'settled', amounts: { client: 4500 } },
  { id: '7', date: '2026-03-05', what: 'Reversed', detail: 'of Mar 4: was not there', state: 'settled', amounts: { client: -4500 }, reverses: '6' },
  { id: '8', date: '2026-03-06', what: 'Northfield paid 37.00', detail: 'contract 8.00, copay 15.00 to client', state: 'open', amounts: { insurer: -6000, client: 1500 } },
  { id: '9', date: '2026-03-10', what: 'Session', detail: 'self-pay, sliding scale', code: '90853', state: 'open', amounts: { client: 4500 } },
  { id: '10', date: '2026-03-10', what: 'Cash, receipt R-1187', detail: 'for Mar 3', state: 'settled', amounts: { client: -3100 } },
];
const opening = { insurer: 12000, client: 2400 };

const why = (e: LedgerEntry, account: string) =>
  e.what === 'Session' && account === 'client' ? (
    <FeeReason
      currency="USD"
      steps={[
        { what: 'Fee for 90853', because: 'practice schedule 2026, from January 1', amount: 6000 },
        { what: 'Cohort rate', because: 'Anxiety skills has none; the schedule stands', amount: 6000, idle: true },
        { what: 'Coverage', because: 'ended February 28; nobody else pays on March 10', amount: 6000, idle: true },
        { what: 'Sliding scale, tier 2: three quarters', because: 'household of 3, pay slips seen Feb 2, until Aug 2', amount: -1500 },
      ]}
      total={{ label: 'Client owes', amount: 4500 }}
      note="A superbill shows the full 60.00."
    />
  ) : null;

const hundred: LedgerEntry[] = Array.from({ length: 24 }, (_, i) => ({
  id: String(i),
  date: `2026-${String(1 + Math.floor(i / 8)).padStart(2, '0')}-${String(2 + (i % 8) * 3).padStart(2, '0')}`,
  what: i % 4 === 3 ? 'Card' : 'Session',
  code: i % 4 === 3 ? undefined : '90853',
  state: 'settled',
  amounts: { client: i % 4 === 3 ? -13500 : 4500 },
}));
const long: LedgerEntry[] = [
  { id: '1', date: '2026-03-01', what: 'Gruppenpsychotherapieleistungserbringungsvergütung', detail: 'https://example.org/an/address/without/any/place/to/break/it/at/all/in/one/line', code: '90853-HQ-95', state: 'open', amounts: { client: 123456789 } },
  { id: '2', date: '2026-03-02', what: 'Paid too much', detail: 'by mistake', state: 'settled', amounts: { client: -123556789 } },
];

/** The money table, with one account and two, folded, in credit, empty. */
export function LedgerPage() {
  return (
    <GalleryPage path="/ledger" title="Money table" sentence="What was charged and paid, newest first, and what was owed after each line.">
      <Section title="What is owed, and since when" wide>
        <div className="columns halves">
          <Card>
            <Ageing label="Client owes" amount={10800} currency="USD" ages={[{ label: 'to 30 days', amount: 8400 }, { label: '31 to 60', amount: 0 }, { label: '61 to 90', amount: 2400, tone: 'soon' }, { label: 'over 90', amount: 0 }]} />
          </Card>
          <Card>
            <Ageing label="Northfield Health owes" amount={6000} currency="USD" ages={[{ label: 'refused', amount: 6000, tone: 'late' }, { label: '31 to 60', amount: 0 }, { label: '61 to 90', amount: 0 }, { label: 'over 90', amount: 0 }]} />
          </Card>
        </div>
      </Section>
      <Section title="Two accounts; an amount says why" wide>
        <Card flush>
          <LedgerTable caption="Account of Marcus Hale" currency="USD" accounts={both} entries={entries} opening={opening} closed={['2026-02']} why={why} more={{ has: true, load: () => undefined, busy: false }} />
        </Card>
      </Section>
      <Section title="One account, in credit, with long words; another currency" wide>
        <div className="columns halves">
          <Card flush>
            <LedgerTable caption="Long words" currency="USD" accounts={client} entries={long} />
          </Card>
          <Card flush>
            <LedgerTable caption="Yen" currency="JPY" accounts={client} entries={hundred} />
          </Card>
        </div>
      </Section>
      <Section title="Nothing yet, loading, failed" wide>
        <div className="columns halves">
          <Card flush>
            <LedgerTable caption="Nobody" currency="USD" accounts={client} entries={[]} empty={<Empty title="Nothing was charged or paid yet" action={<Button>Take a payment</Button>}>The first closed session writes the first line.</Empty>} />
          </Card>
          <Card title="Loading" flush>
            <LedgerTable caption="the account" currency="USD" accounts={client} entries={undefined} />
          </Card>
          <Card flush>
            <LedgerTable caption="Failed" currency="USD" accounts={client} entries={undefined} error={new ApiProblem(0, 'no_answer', 'The server did not answer', 'Check the connection.')} retry={() => undefined} />
          </Card>
          <Card flush>
            <LedgerTable caption="Half" currency="USD" accounts={client} entries={entries.slice(4, 6)} error={new ApiProblem(0, 'no_answer', 'The server did not answer', 'What is here stands; the rest can be asked for again.')} more={{ has: true, load: () => undefined, busy: false }} />
          </Card>
        </div>
      </Section>
    </GalleryPage>
  );
}
