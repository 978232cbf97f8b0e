import { Modal } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { UnsavedGuard } from '@/drafts/UnsavedGuard';
import { ConfirmDialog } from './ConfirmDialog';

type Props = {
  title: string;
  size?: number;
  /** Whether something typed would be lost, asked at the moment of closing. */
  dirty: () => boolean;
  onClose: () => void;
  /** Its Cancel button calls `close`, which asks like Escape and the cross do. */
  children: (close: () => void) => ReactNode;
};

/** A dialog with a form: a click beside it does not close it, and while something
    is typed that has not been saved, closing it or leaving the page asks first. */
export function WorkDialog({ title, size, dirty, onClose, children }: Props) {
  const [asking, setAsking] = useState<'no' | 'yes' | 'answered'>('no');

  // One Escape reaches every open dialog, also one that opens or closes by it:
  // the question is asked after it, and what answers the question is no close.
  function close() {
    if (asking !== 'no' || document.querySelectorAll('[role="dialog"]').length > 1) return;
    if (dirty()) setTimeout(() => setAsking('yes'), 0);
    else onClose();
  }
  function stay() {
    setAsking('answered');
    setTimeout(() => setAsking('no'), 0);
  }

  return (
    <Modal opened onClose={close} title={title} size={size} closeOnClickOutside={false}>
      {children(close)}
      <UnsavedGuard when={dirty} />
      <ConfirmDialog opened={asking === 'yes'} title="Leave without saving?" confirm="Leave" cancel="Stay here" danger onConfirm={onClose} onClose={stay}>
        What you typed has not been saved and would be lost.
      </ConfirmDialog>
    </Modal>
  );
}
