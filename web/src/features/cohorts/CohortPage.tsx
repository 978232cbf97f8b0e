import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';

/** One cohort: seats, weeks, roster, homework. */
export function CohortPage() {
  return (
    <>
      <PageHeader title="Cohort" />
      <Card>
        <Empty title="Nothing here yet" />
      </Card>
    </>
  );
}
