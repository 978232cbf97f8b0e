import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';

/** The practice's rules: currency, fees, zone. */
export function SettingsPage() {
  return (
    <>
      <PageHeader title="Settings" />
      <Card>
        <Empty title="Nothing here yet" />
      </Card>
    </>
  );
}
