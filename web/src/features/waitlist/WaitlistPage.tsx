import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';

/** Who waits for which cohort, and how long. */
export function WaitlistPage() {
  return (
    <>
      <PageHeader title="Waitlist" />
      <Card>
        <Empty title="Nothing here yet" />
      </Card>
    </>
  );
}
