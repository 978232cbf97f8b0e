import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { keepWords } from './keepWords';
import s from './Dialog.module.css';

type Props = {
  opened: boolean;
  title: string;
  children?: ReactNode;
  /** What the button does, as a verb: "Close session". */
  confirm: string;
  cancel?: string;
  danger?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before something that is hard to take back. */
export function ConfirmDialog({ opened, title, children, confirm, cancel = keepWords(confirm), danger, busy, onConfirm, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={title} size={440}>
      <div className={s.text}>{children}</div>
      <div className={s.buttons}>
        <Button onClick={onClose} data-autofocus={danger || undefined}>
          {cancel}
        </Button>
        <Button variant="filled" color={danger ? 'red' : undefined} loading={busy} onClick={onConfirm} data-autofocus={danger ? undefined : true}>
          {confirm}
        </Button>
      </div>
    </Modal>
  );
}
