import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';

/** Curricula and their published versions. */
export function CurriculaPage() {
  return (
    <>
      <PageHeader title="Curricula" />
      <Card>
        <Empty title="Nothing here yet" />
      </Card>
    </>
  );
}
