import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { boardHangs, onBoard, wantBoard } from '@/components/notices';

const NoticeBoard = lazy(wantBoard);

/** The place of the notices: empty until somebody does something. */
export function Notices() {
  const hangs = useSyncExternalStore(onBoard, boardHangs);
  useEffect(() => {
    const near = () => void wantBoard().catch(() => undefined); // a notice tries again
    const kinds = ['pointerdown', 'keydown'] as const;
    kinds.forEach((kind) => document.addEventListener(kind, near, { once: true }));
    return () => kinds.forEach((kind) => document.removeEventListener(kind, near));
  }, []);
  return <Suspense fallback={null}>{hangs && <NoticeBoard />}</Suspense>;
}
