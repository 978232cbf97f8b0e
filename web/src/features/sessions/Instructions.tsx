import type { Homework } from './sessionQueries';
import s from './Instructions.module.css';

/** What members were told to do, where it was written down. */
export function Instructions({ of }: { of: Pick<Homework, 'instructions'> }) {
  return of.instructions ? <p className={`prose ${s.instructions}`}>{of.instructions}</p> : null;
}
