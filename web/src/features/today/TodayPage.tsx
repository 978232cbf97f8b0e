import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';

/** The person's own day, by role. */
export function TodayPage() {
  return (
    <>
      <PageHeader title="Today" />
      <Card>
        <Empty title="Nothing here yet" />
      </Card>
    </>
  );
}
