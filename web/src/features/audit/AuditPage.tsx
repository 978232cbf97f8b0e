import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';

/** Who did or saw what, when, from where. */
export function AuditPage() {
  return (
    <>
      <PageHeader title="Audit" />
      <Card>
        <Empty title="Nothing here yet" />
      </Card>
    </>
  );
}
