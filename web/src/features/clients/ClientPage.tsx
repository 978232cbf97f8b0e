import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';

/** One client: referrals, assessments, memberships. */
export function ClientPage() {
  return (
    <>
      <PageHeader title="Client" />
      <Card>
        <Empty title="Nothing here yet" />
      </Card>
    </>
  );
}
