import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';

/** Starts a curriculum. */
export function NewCurriculumPage() {
  return (
    <>
      <PageHeader title="New curriculum" />
      <Card>
        <Empty title="Nothing here yet" />
      </Card>
    </>
  );
}
