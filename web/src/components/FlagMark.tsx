import s from './FlagMark.module.css';

/** What the mark says where it stands beside a person. */
export const flagWord = 'Open risk flag';

/** Pole and pennant in a box of 16. */
export const flagPath = 'M4.6 2.5v11.2M4.6 3.2h7.2l-2.1 2.9 2.1 2.9H4.6z';

/** A client's open risk flag, small, where the client sits. A shape, so that it
    does not rest on its color; never printed, since sheets go round the room. */
export function FlagMark({ id }: { id?: string }) {
  return (
    <span id={id} className={s.flag} role="img" aria-label={flagWord} title={flagWord} data-noprint>
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden>
        <path d={flagPath} />
      </svg>
    </span>
  );
}
