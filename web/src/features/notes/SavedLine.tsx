import { Button } from '@mantine/core';
import { timeIn } from '@/format/dates';
import { count } from '@/format/words';
import type { DeskStanding } from './notesDesk';
import s from './Notes.module.css';

/** How all that is typed on the page stands. What needs the person is read out. */
export function SavedLine({ standing: { standing, savedAt, waiting, retryAt }, zone, onRetry }: { standing: DeskStanding; zone: string; onRetry: () => void }) {
  const said = {
    none: 'Saved as you go',
    saved: savedAt ? `Saved ${timeIn(savedAt, zone)}` : 'Saved',
    saving: 'Saving…',
    failed: `${count(waiting, 'text')} kept on this device, sealed. The server does not answer${retryAt ? `, next try ${timeIn(retryAt, zone)}` : ''}.`,
    refused: 'Something was not taken; it stands where you typed it.',
    conflict: 'Somebody changed what you changed. Nothing is lost; choose where it says so.',
  }[standing];
  const grave = standing === 'failed' || standing === 'refused' || standing === 'conflict';
  return (
    <span className={`${s.saved} ${s[standing]}`}>
      <i aria-hidden />
      <span role={grave ? 'status' : undefined}>{said}</span>
      {standing === 'failed' && (
        <Button size="compact-sm" onClick={onRetry}>
          Try now
        </Button>
      )}
    </span>
  );
}
