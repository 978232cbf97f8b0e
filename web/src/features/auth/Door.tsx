import { useEffect, type ReactNode } from 'react';
import { Card } from '@/components/Card';
import { Logo } from '@/components/Logo';
import s from './Door.module.css';

/** A sheet in the middle of the page, for people who are not signed in yet. */
export function Door({ title, over, wide, children }: { title: string; over?: string; /** For a longer form. */ wide?: boolean; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Cohort`;
  }, [title]);
  return (
    <main className={s.door}>
      <div className={wide ? `${s.sheet} ${s.wide}` : s.sheet}>
        <Card flush>
          <div className={s.inside}>
            <Logo />
            <h1 className={s.title}>{title}</h1>
            {over && <p className={s.over}>{over}</p>}
            {children}
          </div>
        </Card>
      </div>
    </main>
  );
}
