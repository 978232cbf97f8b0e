import { Button, CopyButton, Modal, TextInput } from '@mantine/core';
import { momentIn, ownZone } from '@/format/dates';
import s from './users.module.css';
import type { User } from './userQueries';

/** The one-time link, shown this once: the server keeps only its hash. */
export function InvitationDialog({ user, onClose }: { user: User | undefined; onClose: () => void }) {
  const link = user?.invitation ? new URL(user.invitation.link, location.origin).href : '';
  return (
    <Modal opened={Boolean(user?.invitation)} onClose={onClose} title={user ? `A link for ${user.name}` : ''} size={560} closeOnClickOutside={false}>
      {user?.invitation && (
        <>
          <p className={s.hint}>
            Send it to {user.email} by a way that only they read. It works once, until {momentIn(user.invitation.expiresAt, ownZone())}, and opens the page where they set their own password. It is shown only now; a new one can be made at any time.
          </p>
          <div className={s.link}>
            <TextInput aria-label="Invitation link" readOnly value={link} onFocus={(e) => e.currentTarget.select()} />
            <CopyButton value={link} timeout={4000}>
              {({ copied, copy }) => (
                <Button variant="filled" onClick={copy} data-autofocus>
                  {copied ? 'Copied' : 'Copy link'}
                </Button>
              )}
            </CopyButton>
          </div>
          <div className={s.buttons}>
            <Button onClick={onClose}>I have sent it</Button>
          </div>
        </>
      )}
    </Modal>
  );
}
