import { Button } from '@mantine/core';
import type { Saving } from './saveAsYouGo';
import { savingWords } from './saveWords';
import { wordCount, wordsSaid } from './writing';
import s from './Document.module.css';

/** The document's foot: how it stands, how long it is. Only what needs the person
    is read out; that it was saved again, every few seconds, is not. */
export function SavingBar({ saving, zone, onRetry, keys }: { saving: Saving; zone: string; onRetry: () => void; keys: boolean }) {
  const { standing, words } = savingWords(saving, zone);
  const grave = standing === 'failed' || standing === 'refused' || standing === 'conflict';
  const total = Object.values(saving.texts).reduce((n, t) => n + wordCount(t), 0);
  return (
    <div className={s.bar} data-noprint>
      <span className={`${s.standing} ${s[standing]}`}>
        <i aria-hidden />
        {words}
      </span>
      <span className="unseen" role="status">
        {grave ? words : ''}
      </span>
      {standing === 'failed' && <Button onClick={onRetry}>Try now</Button>}
      {keys && (
        <span className={s.keys}>
          <kbd>Alt F</kbd> next finding <kbd>Alt P</kbd> write what is suggested
        </span>
      )}
      <span className={s.total}>{wordsSaid(total)}</span>
    </div>
  );
}
