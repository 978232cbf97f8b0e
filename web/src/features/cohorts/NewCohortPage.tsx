import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';

/** Plans a cohort. */
export function NewCohortPage() {
  return (
    <>
      <PageHeader title="New cohort" />
      <Card>
        <Empty title="Nothing here yet" />
      </Card>
    </>
  );
}
