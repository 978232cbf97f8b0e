import { Button, Modal } from '@mantine/core';
import s from './Dialog.module.css';

/** One field that differs between what the person has and what the server has now. */
export type Change = { label: string; mine: string; theirs: string };

/** The fields where theirs differs from what the person started with or has now. */
export function changesBetween<T extends Record<string, unknown>>(mine: T, theirs: T, labels: Partial<Record<keyof T, string>>): Change[] {
  const show = (v: unknown) => (v === null || v === undefined ? '' : typeof v === 'string' ? v : JSON.stringify(v, null, 1));
  return Object.entries(labels)
    .map(([field, label]) => ({ label: label as string, mine: show(mine[field]), theirs: show(theirs[field]) }))
    .filter((c) => c.mine !== c.theirs);
}

type Props = {
  opened: boolean;
  changes: Change[];
  /** Save mine over theirs, with the new version. */
  onKeepMine: () => void;
  /** Throw mine away. */
  onTakeTheirs: () => void;
  /** Back to the form, with mine in it, against the new version. */
  onClose: () => void;
  busy?: boolean;
};

/** For 412: somebody saved first. Shows both, loses neither. */
export function ConflictDialog({ opened, changes, onKeepMine, onTakeTheirs, onClose, busy }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Somebody saved before you" size={640}>
      <div className={s.text}>
        What you typed is safe. {changes.length === 0 ? 'Both of you wrote the same.' : 'This is where the two differ.'}
      </div>
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
