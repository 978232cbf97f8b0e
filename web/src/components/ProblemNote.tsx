import type { ReactNode } from 'react';

/** What went wrong with a form, above its buttons; announced when it appears. */
export function ProblemNote({ children, tone = 'late' }: { children: ReactNode; tone?: 'late' | 'soon' | 'underway' }) {
  if (!children) return null;
  return (
    <p role={tone === 'late' ? 'alert' : 'status'} className="tinted" data-tone={tone}>
      {children}
    </p>
  );
}
