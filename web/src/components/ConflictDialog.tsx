import { Button, Modal } from '@mantine/core';
import s from './Dialog.module.css';

/** What two people changed to something else, in words. */
export type Change = { label: string; mine: string; theirs: string };

type Props = {
  opened: boolean;
  changes: Change[];
  /** Save mine over theirs, with the new version. */
  onKeepMine: () => void;
  /** Throw mine away where the two differ. */
  onTakeTheirs: () => void;
  /** Back to the form, with mine in it, against the new version. */
  onClose: () => void;
  busy?: boolean;
};

/** For 412: somebody saved first. Shows both, loses neither. */
export function ConflictDialog({ opened, changes, onKeepMine, onTakeTheirs, onClose, busy }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Somebody saved before you" size={640}>
      <div className={s.text}>What you typed is safe. This is where the two differ.</div>
      {changes.length > 0 && (
        <div className={s.changes}>
          {changes.map((c) => (
            <section key={c.label} className={s.change}>
              <h3>{c.label}</h3>
              <div className={s.pair}>
                <div className={s.mine}>
                  <div className={s.who}>Yours</div>
                  <div className={s.value}>{c.mine || 'nothing'}</div>
                </div>
                <div className={s.theirs}>
                  <div className={s.who}>Saved meanwhile</div>
                  <div className={s.value}>{c.theirs || 'nothing'}</div>
                </div>
              </div>
            </section>
          ))}
        </div>
      )}
      <div className={s.buttons}>
        <Button variant="subtle" onClick={onTakeTheirs}>
          Take theirs
        </Button>
        <Button onClick={onClose}>Keep editing mine</Button>
        <Button variant="filled" loading={busy} onClick={onKeepMine}>
          Save mine over it
        </Button>
      </div>
    </Modal>
  );
}
