import { Button, Modal, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import d from '@/components/Dialog.module.css';
import { spelled, spelledIn } from '@/format/words';

type Props = { sign: number; back: number; own: string; busy: boolean; onConfirm: (name: string) => void; onClose: () => void; children: ReactNode };

/** Asks for one's name under what is co-signed, and says what goes back. */
export function CoSignDialog({ sign, back, own, busy, onConfirm, onClose, children }: Props) {
  const [name, setName] = useState(own);
  const of = (n: number) => (n === 1 ? 'one note' : `${spelledIn(n)} notes`);
  const does = [sign > 0 && `co-sign ${of(sign)}`, back > 0 && `return ${sign > 0 ? spelledIn(back) : of(back)}`].filter((w): w is string => w !== false).join(', ');
  return (
    <Modal opened onClose={onClose} title={`${does.charAt(0).toUpperCase()}${does.slice(1)}?`} size={460}>
      <form
        noValidate
        onSubmit={(e) => {
          e.preventDefault();
          onConfirm(name);
        }}
      >
        <p className={d.text}>
          {sign > 0 && 'What you co-sign is part of the record, and locked. '}
          {back > 0 && `${back === 1 ? 'The one' : `The ${spelledIn(back)}`} that ${back === 1 ? 'goes' : 'go'} back can be mended and signed again.`}
        </p>
        {sign > 0 && <TextInput className={d.field} label="Co-signed" autoComplete="off" maxLength={120} value={name} onChange={(e) => setName(e.currentTarget.value)} />}
        <div className={d.problem}>{children}</div>
        <div className={d.buttons}>
          <Button onClick={onClose}>Not yet</Button>
          <Button type="submit" variant="filled" loading={busy} disabled={name.trim() === ''} data-autofocus>
            {sign > 0 ? `Co-sign ${spelledIn(sign)}${back > 0 ? `, return ${spelledIn(back)}` : ''}` : `Return ${spelled(back).toLowerCase()}`}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
