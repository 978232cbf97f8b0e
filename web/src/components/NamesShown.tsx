import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { hideNames, useNamesHidden } from '@/format/person';
import d from './Dialog.module.css';

type Props = { /** What the form is about: "Edit C-4821". */ title: string; onClose: () => void; children: ReactNode };

/** A form that cannot do without names opens with names shown; while they are
    hidden it asks first. */
export function NamesShown({ title, onClose, children }: Props) {
  if (!useNamesHidden()) return children;
  return (
    <Modal opened onClose={onClose} title={title} size={460}>
      <p className={d.text}>Names are hidden on this screen, and this form is made of them.</p>
      <div className={d.buttons}>
        <Button onClick={onClose}>Keep them hidden</Button>
        <Button
          variant="filled"
          onClick={() => {
            onClose();
            hideNames(false);
          }}
        >
          Show names
        </Button>
      </div>
    </Modal>
  );
}
