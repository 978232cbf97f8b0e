import { TextInput } from '@mantine/core';
import { Door } from './Door';
import { TokenForm } from './TokenForm';
import { useToken } from './useToken';

const said = (message?: string) => message && `It ${message}.`;

/** Makes the first administrator from the link that the server printed. */
export function SetupPage() {
  const token = useToken();
  return (
    <Door title="The first administrator" over="You invite everybody else and keep the settings. Administrators see no clinical record.">
      <TokenForm
        path="setup"
        token={token}
        submit="Begin"
        fields={(errors) => (
          <>
            <TextInput label="Your name" name="name" autoComplete="name" maxLength={100} autoFocus error={said(errors.name)} />
            <TextInput label="Email" name="email" type="email" autoComplete="username" maxLength={254} error={said(errors.email)} />
          </>
        )}
      />
    </Door>
  );
}
