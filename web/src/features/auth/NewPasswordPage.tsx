import { Door } from './Door';
import { TokenForm } from './TokenForm';
import { useToken } from '@/components/useToken';

/** Sets a new password from a link that was mailed to who forgot the old one. */
export function NewPasswordPage() {
  const token = useToken();
  return (
    <Door title="A new password" over="Choose it and you are in. Wherever else you are signed in, you are signed out.">
      <TokenForm path="invitation" token={token} submit="Set the password and sign in" />
    </Door>
  );
}
