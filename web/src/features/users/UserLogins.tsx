import { Modal } from '@mantine/core';
import { LoginList } from '@/components/logins/LoginList';
import type { User } from './userQueries';

/** Where a person is signed in, for an administrator. */
export function UserLogins({ user, onClose }: { user: User; onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title={`Logins of ${user.name}`} size={620}>
      <LoginList userId={user.id} name={user.name} />
    </Modal>
  );
}
