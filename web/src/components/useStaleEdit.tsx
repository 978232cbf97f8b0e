import { useState, type ReactNode } from 'react';
import { asProblem } from '@/api/problem';
import { ConflictDialog, type Change } from './ConflictDialog';

type Edit<T> = {
  /** The stored thing that the work began from. */
  base: T;
  /** The work goes on from this one. */
  onBase: (stored: T) => void;
  /** What is stored now. */
  read: () => Promise<T>;
  /** Sends the work against a stored version, and does what follows when it is saved. */
  send: (against: T) => Promise<unknown>;
  /** Puts the work onto what somebody stored meanwhile; answers what both changed. */
  merge: (begun: T, theirs: T) => Change[];
  /** Gives up the work where it contradicts what is stored. */
  take: (theirs: T, changes: Change[]) => void;
  /** Shows why it was not saved. */
  refused: (thrown: unknown) => void;
};

type Conflict<T> = { theirs: T; changes: Change[] };

/** Saving what somebody else may have saved first (412), the same on every
    screen: who changed different things does not notice; where both changed the
    same, mine is shown beside theirs, and neither is lost. */
export function useStaleEdit<T extends { version: number }>({ base, onBase, read, send, merge, take, refused }: Edit<T>) {
  const [conflict, setConflict] = useState<Conflict<T>>();
  const [busy, setBusy] = useState(false);

  /** True once it is stored. */
  async function save(against = base): Promise<boolean> {
    setBusy(true);
    try {
      const found = await attempt(against);
      setConflict(found);
      return found === undefined;
    } catch (thrown) {
      setConflict(undefined);
      refused(thrown);
      return false;
    } finally {
      setBusy(false);
    }
  }

  async function attempt(against: T): Promise<Conflict<T> | undefined> {
    try {
      await send(against);
      return undefined;
    } catch (thrown) {
      if (!asProblem(thrown).stale) throw thrown;
      const theirs = await read();
      if (theirs.version === against.version) throw thrown; // nothing newer is stored: asking again would not end
      const changes = merge(against, theirs);
      return changes.length > 0 ? { theirs, changes } : attempt(theirs);
    }
  }

  function goOn(then?: (c: Conflict<T>) => void) {
    if (!conflict) return;
    onBase(conflict.theirs);
    then?.(conflict);
    setConflict(undefined);
  }

  const dialog: ReactNode = (
    <ConflictDialog
      opened={conflict !== undefined}
      changes={conflict?.changes ?? []}
      busy={busy}
      onKeepMine={() => conflict && void save(conflict.theirs)}
      onTakeTheirs={() => goOn((c) => take(c.theirs, c.changes))}
      onClose={() => goOn()}
    />
  );
  return { save, busy, dialog };
}
