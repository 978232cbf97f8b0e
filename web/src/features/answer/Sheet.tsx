import { useEffect, type ReactNode } from 'react';
import s from '@/components/asking/Asking.module.css';

type Props = { title: string; practice?: string; over?: string; lang?: string; children: ReactNode };

/** A screen with one purpose: no way to anything else is on it. The tab and its
    history say nothing of what is asked. */
export function Sheet({ title, practice, over, lang, children }: Props) {
  useEffect(() => {
    document.title = 'Questions';
  }, []);
  return (
    <main className={s.sheet}>
      <p className={s.over}>{[practice, over].filter(Boolean).join(' · ')}</p>
      <h1 lang={lang}>{title}</h1>
      {children}
    </main>
  );
}
