import type { ReactNode } from 'react';
import { Crisis } from './Crisis';
import s from '@/components/asking/Asking.module.css';

/** What a member sees who has answered, and where help is, first of all. */
export function Thanks({ risk, children }: { risk: boolean; children: ReactNode }) {
  return (
    <>
      {risk && <Crisis full />}
      <p className={s.lead} role="status">
        {children}
      </p>
      {!risk && <Crisis />}
    </>
  );
}
