import { Button, Modal } from '@mantine/core';
import { signOut, type Person } from '@/api/login';
import { Controls } from '@/theme/Controls';
import { OtherWay } from './OtherWay';
import { SignInForm } from './SignInForm';
import s from './SignInAgain.module.css';

/** Over the page when the login has ended: what was typed under it stays, and
    what was being saved goes on once the person is back. */
export default function SignInAgain({ user }: { user: Person }) {
  return (
    <Controls>
      <Modal opened onClose={() => undefined} withCloseButton={false} closeOnClickOutside={false} closeOnEscape={false} title="You were signed out" size={400}>
        <p className={s.again}>
          For safety the login of <b>{user.name}</b> ended. Nothing on this page is lost.
        </p>
        <SignInForm email={user.email} />
        <OtherWay>
          <Button variant="subtle" onClick={() => void signOut()}>
            Leave as somebody else
          </Button>
        </OtherWay>
      </Modal>
    </Controls>
  );
}
