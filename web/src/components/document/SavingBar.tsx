import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { isChoice, needsSomebody, type Saving } from './saveAsYouGo';
import { savingWords } from './saveWords';
import { wordCount, wordsSaid } from './writing';
import s from './Document.module.css';

/** The document's foot: how it stands, how long it is. Only what needs the person
    is read out; that it was saved again, every few seconds, is not. */
export function SavingBar({ saving, zone, onRetry, keys, marked }: { saving: Saving; zone: string; onRetry: () => void; keys?: ReactNode; /** There are words to mend. */ marked: boolean }) {
  const { standing, words } = savingWords(saving, zone);
  const total = Object.entries(saving.texts).reduce((n, [key, t]) => n + (isChoice(key) ? 0 : wordCount(t)), 0);
  return (
    <div className={s.bar} data-noprint>
      <span className={`${s.standing} ${s[standing]}`}>
        <i aria-hidden />
        {words}
      </span>
      <span className="unseen" role="status">
        {needsSomebody(saving) ? words : ''}
      </span>
      {standing === 'failed' && <Button onClick={onRetry}>Try now</Button>}
      {(keys || marked) && (
        <span className={s.keys}>
          {keys} <kbd>Alt F</kbd> next finding{' '}
          {marked && (
            <>
              <kbd>Alt P</kbd> write what is suggested
            </>
          )}
        </span>
      )}
      {Object.keys(saving.texts).some((key) => !isChoice(key)) && <span className={s.total}>{wordsSaid(total)}</span>}
    </div>
  );
}
