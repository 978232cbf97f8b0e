import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';

/** Cohorts with their seats. */
export function CohortsPage() {
  return (
    <>
      <PageHeader title="Cohorts" />
      <Card>
        <Empty title="Nothing here yet" />
      </Card>
    </>
  );
}
