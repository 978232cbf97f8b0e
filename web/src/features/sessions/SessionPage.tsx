import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';

/** The session desk: roll call, agenda, homework, close. */
export function SessionPage() {
  return (
    <>
      <PageHeader title="Session" />
      <Card>
        <Empty title="Nothing here yet" />
      </Card>
    </>
  );
}
