import { Card } from '@/components/Card';
import { LoginList } from '@/components/logins/LoginList';

/** Where one is signed in. */
export function OwnLogins() {
  return (
    <Card title="Where you are signed in" flush>
      <LoginList />
    </Card>
  );
}
