import s from './MarkedList.module.css';

export type MarkedEntry = { key: string; name: string; /** How it stands: the dot. */ dot: string; /** The dot's color, where it is not the state's own. */ tone?: string; words: string };

type Props = { label: string; entries: readonly MarkedEntry[]; at: string; onChoose: (key: string) => void };

/** People to choose from, and how each of their documents stands: a dot and its word. */
export function MarkedList({ label, entries, at, onChoose }: Props) {
  return (
    <nav aria-label={label} className={s.list}>
      <ul>
        {entries.map((e) => (
          <li key={e.key}>
            <button type="button" className={s.member} data-standing={e.dot} data-tone={e.tone} aria-current={e.key === at || undefined} onClick={() => onChoose(e.key)}>
              <i aria-hidden />
              <span className={s.name}>{e.name}</span>
              <span className={s.words}>{e.words}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
