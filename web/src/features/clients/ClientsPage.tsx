import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';

/** Clients by code and name. */
export function ClientsPage() {
  return (
    <>
      <PageHeader title="Clients" />
      <Card>
        <Empty title="Nothing here yet" />
      </Card>
    </>
  );
}
