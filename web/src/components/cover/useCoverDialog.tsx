import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { CoverOf } from './CoverDialog';

// It is opened seldom: its code comes with the first use.
const Dialog = lazy(() => import('./CoverDialog').then((m) => ({ default: m.CoverDialog })));

/** Opens the dialog that names a substitute. */
export function useCoverDialog(): { open: (of: CoverOf) => void; dialog: ReactNode } {
  const [of, setOf] = useState<CoverOf | null>(null);
  return {
    open: setOf,
    dialog: of && (
      <Suspense>
        <Dialog {...of} onClose={() => setOf(null)} />
      </Suspense>
    ),
  };
}
