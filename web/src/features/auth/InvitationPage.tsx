import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';

/** Sets the first password from a one-time invitation link. */
export function InvitationPage() {
  return (
    <>
      <PageHeader title="Welcome" />
      <Card>
        <Empty title="Nothing here yet" />
      </Card>
    </>
  );
}
