import { createContext, use } from 'react';
import type { CrisisLine } from '@/components/crisis/crisisText';
import { CrisisWords } from '@/components/crisis/CrisisWords';
import s from '@/components/asking/Asking.module.css';

/** Whom the practice names, once the questions have come. */
export const NamedLine = createContext<CrisisLine | undefined>(undefined);

/** Where help is to be had: a quiet line under questions, and in full for who
    answered that they need it. */
export function Crisis({ full }: { full?: boolean }) {
  const line = use(NamedLine);
  if (!full) {
    return (
      <p className={s.small}>
        <CrisisWords line={line} />
      </p>
    );
  }
  return (
    <section className={s.crisis} aria-label="Help now">
      <h2>You are not alone with this</h2>
      <p>Something you answered says that you may not be safe just now. Please speak with the leader of your group before you leave today; they are glad to know.</p>
      <p>
        <CrisisWords line={line} />
      </p>
    </section>
  );
}
