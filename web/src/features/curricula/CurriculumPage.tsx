import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';

/** The editor: weeks, and publishing. */
export function CurriculumPage() {
  return (
    <>
      <PageHeader title="Curriculum" />
      <Card>
        <Empty title="Nothing here yet" />
      </Card>
    </>
  );
}
