import { useQuery } from '@tanstack/react-query';
import { Door } from './Door';
import { signInMethods } from './signInMethods';
import { TokenForm } from './TokenForm';
import { useToken } from '@/components/useToken';

/** Sets the first password from a one-time invitation link. */
export function InvitationPage() {
  const token = useToken();
  const practice = useQuery(signInMethods).data?.practiceName;
  return (
    <Door title="Welcome" over={practice && `${practice} has invited you. Choose a password and you are in.`}>
      <TokenForm path="invitation" token={token} submit="Set the password and sign in" />
    </Door>
  );
}
