import { Menu, UnstyledButton } from '@mantine/core';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { signOut } from '@/api/login';
import { useMay } from '@/api/me';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { clearNotices } from '@/components/notices';
import { draftsKept } from '@/drafts/drafts';
import { hideNames, useNamesHidden } from '@/format/person';
import { Controls } from '@/theme/Controls';
import { useScheme, type Scheme } from '@/theme/scheme';
import { PersonName } from './PersonButton';
import s from './AppShell.module.css';

const schemes: Array<[Scheme, string]> = [
  ['auto', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

/** Whether closing the tab now would ask about work that is not saved. */
const unsaved = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

/** Who is signed in, the theme, the account, the way out. It comes into the
    page when it is asked for, and opens at once. */
export function UserMenu() {
  const navigate = useNavigate();
  const router = useRouter();
  const { scheme, setScheme } = useScheme();
  const may = useMay();
  const hidden = useNamesHidden();
  const [opened, setOpened] = useState(false);
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      button.current?.focus(); // in place of the one that was clicked: the focus comes back to it
      setOpened(true);
    });
    return () => cancelAnimationFrame(frame);
  }, []);

  // Off the page first, so that unsaved work is asked about while it can still
  // be saved: staying there is staying signed in. An address without a page asks the
  // server for nothing that would be refused once the login is over.
  async function leave() {
    await navigate({ to: '/leave' as '/' });
    if (router.state.location.pathname !== '/leave') return;
    if (draftsKept() === 0) return signOut();
    await navigate({ to: '/account' });
    setAsking(true);
  }

  // The page is drawn anew: what is not saved in it is asked about first, as
  // when one leaves.
  async function switchNames() {
    if (unsaved()) {
      await navigate({ to: '/account' });
      if (router.state.location.pathname !== '/account') return;
    }
    clearNotices();
    hideNames(!hidden);
  }

  return (
    <Controls>
      <Menu opened={opened} onChange={setOpened} position="top-start" width={224} offset={6}>
        <Menu.Target>
          <UnstyledButton ref={button} className={s.user}>
            <PersonName />
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
          {may('cohorts.read_names') && (
            <Menu.Item onClick={() => void switchNames()}>
              {hidden ? 'Show names' : 'Hide names'}
            </Menu.Item>
          )}
          <Menu.Item onClick={() => void navigate({ to: '/account' })}>Account</Menu.Item>
          <Menu.Item onClick={() => void leave()}>Sign out</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog opened={asking} title="Sign out and drop what you typed?" confirm="Sign out" cancel="Stay signed in" danger onConfirm={signOut} onClose={() => setAsking(false)}>
        {draftsKept() === 1 ? 'A text that you have not saved is' : `${draftsKept()} texts that you have not saved are`} kept in this browser, sealed. Signing out drops {draftsKept() === 1 ? 'it' : 'them'} for good.
      </ConfirmDialog>
    </Controls>
  );
}
