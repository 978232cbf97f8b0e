import { Textarea } from '@mantine/core';
import { clashWords, type Clash } from './clash';
import s from './ClashField.module.css';

type Props = {
  clashes: Clash[];
  reason: string;
  onReason: (reason: string) => void;
  /** Somebody tried to go on without a reason. */
  wanting?: boolean;
};

/** Says who would be needed in two cohorts at one hour, and asks why that may
    be. Nothing is shown while nobody is. */
export function ClashField({ clashes, reason, onReason, wanting }: Props) {
  if (clashes.length === 0) return null;
  return (
    <div className={s.clash}>
      <div className="tinted" data-tone="soon" role="status">
        <ul aria-label="Needed elsewhere at that hour">
          {clashes.map((c) => (
            <li key={`${c.cohort} ${c.client?.id ?? c.leader?.id ?? c.room?.id}`}>{clashWords(c)}.</li>
          ))}
        </ul>
      </div>
      <Textarea
        label="Why may that be?"
        description="Kept in the audit with your name."
        autosize
        minRows={2}
        maxLength={2000}
        value={reason}
        onChange={(e) => onReason(e.currentTarget.value)}
        error={wanting && !reason.trim() ? 'Say why, or choose another time, leader or room.' : undefined}
      />
    </div>
  );
}
