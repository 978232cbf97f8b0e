import { Menu, UnstyledButton } from '@mantine/core';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { signOut } from '@/api/session';
import { usePerson } from '@/api/useSession';
import { useScheme, type Scheme } from '@/theme/scheme';
import { roleWord } from './navigation';
import s from './AppShell.module.css';

const schemes: Array<[Scheme, string]> = [
  ['auto', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

/** Who is signed in, the theme, the password, the way out. */
export function UserMenu() {
  const person = usePerson();
  const navigate = useNavigate();
  const router = useRouter();
  const { scheme, setScheme } = useScheme();

  // Off the page first, so that unsaved work is asked about while it can still
  // be saved: staying there is staying signed in.
  async function leave() {
    await navigate({ to: '/account' });
    if (router.state.location.pathname === '/account') await signOut();
  }

  return (
    <Menu position="top-start" width={224} offset={6}>
      <Menu.Target>
        <UnstyledButton className={s.user}>
          <span className={s.name}>{person.name}</span>
          <span className={s.role}>{roleWord[person.role]}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Appearance</Menu.Label>
        <Menu.RadioGroup value={scheme} onChange={(value) => setScheme(value as Scheme)}>
          {schemes.map(([value, label]) => (
            <Menu.RadioItem key={value} value={value}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item onClick={() => void navigate({ to: '/account' })}>Change password</Menu.Item>
        <Menu.Item onClick={() => void leave()}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
