import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { Controls } from '@/theme/Controls';
import s from './AppShell.module.css';

/** On a phone: every page of the desk and the person, in a sheet from below. */
export default function MorePages({ onClose, children, person }: { onClose: () => void; children: ReactNode; person: ReactNode }) {
  return (
    <Controls>
      <Drawer opened onClose={onClose} position="bottom" classNames={{ content: s.sheet }} title="Cohort">
        <nav aria-label="All pages" onClick={onClose}>
          {children}
        </nav>
        <div className={s.person}>{person}</div>
      </Drawer>
    </Controls>
  );
}
