import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';

/** One referral: status, history, assessments, placement. */
export function ReferralPage() {
  return (
    <>
      <PageHeader title="Referral" />
      <Card>
        <Empty title="Nothing here yet" />
      </Card>
    </>
  );
}
