import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';

/** Changes the person's own password. */
export function AccountPage() {
  return (
    <>
      <PageHeader title="Password" />
      <Card>
        <Empty title="Nothing here yet" />
      </Card>
    </>
  );
}
