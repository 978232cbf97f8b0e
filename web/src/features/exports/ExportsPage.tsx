import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';

/** Export batches and making one. */
export function ExportsPage() {
  return (
    <>
      <PageHeader title="Exports" />
      <Card>
        <Empty title="Nothing here yet" />
      </Card>
    </>
  );
}
