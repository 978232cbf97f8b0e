import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';

/** Who works here and what they may do. */
export function UsersPage() {
  return (
    <>
      <PageHeader title="People" />
      <Card>
        <Empty title="Nothing here yet" />
      </Card>
    </>
  );
}
