import { createContext, useContext, useEffect, type ReactNode } from 'react';
import { titleArrived } from './arrival';
import { NamesHidden } from './NamesHidden';
import { visited } from './visits';
import s from './PageHeader.module.css';

type Props = {
  title: string;
  /** What the browser's tab and its history say instead, where the title names
      somebody or says what a group is for: a history stays on the machine. */
  tab?: string;
  /** No page of a thing, whatever its address says. */
  nothing?: boolean;
  /** What a colleague would say: "Two groups today. One thing needs you before 10:00." */
  sentence?: ReactNode;
  /** The sentence comes with its data: its place is kept, so that nothing below jumps. */
  awaited?: boolean;
  /** A quiet line above the title: where this belongs. */
  over?: ReactNode;
  /** Usually the cohort's large SeatRing. */
  ring?: ReactNode;
  /** Short facts under the title: Lead, When, Where, Fee. */
  facts?: Array<{ label: string; value: ReactNode }>;
  /** Buttons; one of them filled at most. */
  actions?: ReactNode;
};

/** What stands below the head of a page that does not know of it. */
export const BelowTitle = createContext<ReactNode>(null);

/** The head of every page; also names the browser's tab. */
export function PageHeader({ title, tab = title, nothing, sentence, awaited, over, ring, facts, actions }: Props) {
  useEffect(() => {
    document.title = `${tab} · Cohort`;
    if (!nothing) visited(location.pathname, title);
  }, [title, tab, nothing]);
  useEffect(titleArrived, []);
  const below = useContext(BelowTitle);
  return (
    <>
      <header className={s.header} data-page-header>
        {ring && <div className={s.ring}>{ring}</div>}
        <div className={s.words}>
          <NamesHidden />
          {over && <p className={s.over}>{over}</p>}
          <h1 tabIndex={-1} data-page-title>
            {title}
          </h1>
          {(sentence || awaited) && <p className={awaited ? `${s.sentence} ${s.awaited}` : s.sentence}>{sentence}</p>}
          {facts && (
            <dl className={s.facts}>
              {facts.map((f) => (
                <div key={f.label}>
                  <dt>{f.label}</dt>
                  <dd>{f.value}</dd>
                </div>
              ))}
            </dl>
          )}
        </div>
        {actions && (
          <div className={s.actions} data-noprint>
            {actions}
          </div>
        )}
      </header>
      {below}
    </>
  );
}
