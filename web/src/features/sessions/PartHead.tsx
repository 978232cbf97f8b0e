import type { ReactNode } from 'react';
import s from './PartHead.module.css';

/** The heading of a part of a card, and what is said or done at its right. */
export function PartHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={s.head}>
      <h3>{title}</h3>
      {children}
    </div>
  );
}
