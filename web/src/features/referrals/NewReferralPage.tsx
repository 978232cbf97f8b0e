import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';

/** Records a referral, for a new or a known client. */
export function NewReferralPage() {
  return (
    <>
      <PageHeader title="New referral" />
      <Card>
        <Empty title="Nothing here yet" />
      </Card>
    </>
  );
}
