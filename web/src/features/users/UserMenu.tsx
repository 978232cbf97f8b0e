import { ActionIcon, Menu } from '@mantine/core';
import { useMay } from '@/api/me';
import s from './users.module.css';
import type { User } from './userQueries';

type Props = {
  user: User;
  /** The only administrator, whom the practice cannot lose. */
  protectedAdmin: boolean;
  onEdit: () => void;
  onInvite: () => void;
  onEnable: () => void;
  onDisable: () => void;
  onLogins: () => void;
  onRemoveFactors: () => void;
};

/** What can be done with a person. */
export function UserMenu({ user, protectedAdmin, onEdit, onInvite, onEnable, onDisable, onLogins, onRemoveFactors }: Props) {
  const may = useMay();
  if (user.changedOutside) return null; // nothing that rests on such a row is saved
  return (
    <Menu width={250}>
      <Menu.Target>
        <ActionIcon aria-label={`More for ${user.name}`}>
          <span aria-hidden>⋯</span>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {may('users.update') && <Menu.Item onClick={onEdit}>Edit…</Menu.Item>}
        {may('users.invite') && user.status !== 'disabled' && <Menu.Item onClick={onInvite}>{user.status === 'invited' ? 'Make a new invitation link' : 'Let them set a new password'}</Menu.Item>}
        {may('users.list_logins') && <Menu.Item onClick={onLogins}>Logins…</Menu.Item>}
        {may('users.remove_factors') && user.secondFactor && <Menu.Item onClick={onRemoveFactors}>Remove their second factor…</Menu.Item>}
        {may('users.update') && <Menu.Divider />}
        {may('users.update') && user.status === 'disabled' && <Menu.Item onClick={onEnable}>Enable again</Menu.Item>}
        {may('users.update') && user.status !== 'disabled' && (
          <Menu.Item disabled={protectedAdmin} onClick={onDisable}>
            Disable…
            {protectedAdmin && <span className={s.note}>The last administrator: make somebody else one first</span>}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
