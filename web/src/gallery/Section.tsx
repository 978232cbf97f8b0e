import type { ReactNode } from 'react';
import s from './gallery.module.css';

export function Section({ title, children, wide }: { title: string; children: ReactNode; wide?: boolean }) {
  return (
    <section className={s.section} data-sample={title}>
      <h2 className={s.heading}>{title}</h2>
      <div className={wide ? undefined : s.samples}>{children}</div>
    </section>
  );
}
