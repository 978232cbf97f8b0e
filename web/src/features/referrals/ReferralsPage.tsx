import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';

/** The board: referrals by stage with their ageing. */
export function ReferralsPage() {
  return (
    <>
      <PageHeader title="Referrals" />
      <Card>
        <Empty title="Nothing here yet" />
      </Card>
    </>
  );
}
