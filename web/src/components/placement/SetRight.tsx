import { Menu } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { Whose } from './BeginningDialog';

const dialogs = { beginning: lazy(() => import('./BeginningDialog')), commitment: lazy(() => import('./CommitmentDialog')) };

/** What of a membership is set right. */
export type Righting = Whose & { what: keyof typeof dialogs };

/** The items of a membership's menu that set it right. */
export function SetRightItems({ whose, onOpen }: { whose: Whose; onOpen: (righting: Righting) => void }) {
  return (
    <>
      <Menu.Item onClick={() => onOpen({ ...whose, what: 'beginning' })}>Correct the beginning…</Menu.Item>
      <Menu.Item onClick={() => onOpen({ ...whose, what: 'commitment' })}>Commitment and agreement…</Menu.Item>
    </>
  );
}

/** The dialog that one of them opens, fetched by then. */
export function SetRightDialog({ righting, onClose }: { righting?: Righting; onClose: () => void }) {
  if (!righting) return null;
  const { what, ...whose } = righting;
  const Dialog = dialogs[what];
  return (
    <Suspense>
      <Dialog {...whose} onClose={onClose} />
    </Suspense>
  );
}
