import type { ReactNode } from 'react';
import { PageHeader } from '@/components/PageHeader';
import s from './gallery.module.css';

/** The pages of components that several desks share, by address. */
export const parts = [
  ['/', 'All the rest'],
  ['/document', 'Document editor'],
  ['/compare', 'Compare'],
  ['/calendar', 'Calendar'],
  ['/timeline', 'Timeline'],
  ['/ledger', 'Money table'],
  ['/plot', 'Plot'],
  ['/files', 'File drop'],
  ['/signature', 'Signature'],
] as const;

/** A page of the gallery: one component in every state, and the way to the others. */
export function GalleryPage({ path, title, sentence, children }: { path: string; title: string; sentence: string; children: ReactNode }) {
  return (
    <>
      <PageHeader title={title} sentence={sentence} />
      <nav aria-label="Gallery" className={s.parts}>
        {parts.map(([to, name]) => (
          <a key={to} href={`#${to}`} aria-current={to === path ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      {children}
    </>
  );
}
