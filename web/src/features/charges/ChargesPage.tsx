import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';

/** Charges with totals and filters. */
export function ChargesPage() {
  return (
    <>
      <PageHeader title="Charges" />
      <Card>
        <Empty title="Nothing here yet" />
      </Card>
    </>
  );
}
