import type { ReactNode } from 'react';
import s from './OtherWay.module.css';

/** The other way out, below a form's button. */
export function OtherWay({ children }: { children: ReactNode }) {
  return <div className={s.other}>{children}</div>;
}
