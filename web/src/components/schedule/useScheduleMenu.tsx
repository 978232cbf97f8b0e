import { Menu } from '@mantine/core';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { EditKind } from './scheduleQueries';
import { editWords } from './scheduleWords';

// It is opened seldom: its code comes with the first use.
const Dialog = lazy(() => import('./ScheduleDialog').then((m) => ({ default: m.ScheduleDialog })));

type Of = { cohortId: string; /** The one session that the menu is about. */ sessionId?: string };

/** The ways to change when a cohort meets, as items of a menu, and the dialog
    that they open. */
export function useScheduleMenu({ cohortId, sessionId }: Of): { items: (kinds: EditKind[]) => ReactNode; open: (kind: EditKind, sessionId?: string) => void; dialog: ReactNode } {
  const [asking, setAsking] = useState<{ kind: EditKind; sessionId?: string } | null>(null);
  const open = (kind: EditKind, about = sessionId) => setAsking({ kind, sessionId: kind === 'insert' ? undefined : about });
  return {
    open,
    items: (kinds) =>
      kinds.map((kind) => (
        <Menu.Item key={kind} color={kind === 'cancel' ? 'red' : undefined} onClick={() => open(kind)}>
          {sessionId && kind === 'move' ? 'Move this session…' : editWords[kind].menu}
        </Menu.Item>
      )),
    dialog: asking && (
      <Suspense>
        <Dialog cohortId={cohortId} {...asking} onClose={() => setAsking(null)} />
      </Suspense>
    ),
  };
}
