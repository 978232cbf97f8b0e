import { useBlocker } from '@tanstack/react-router';
import { ConfirmDialog } from '@/components/ConfirmDialog';

/** While `when`, leaving the page (link, back button, closing the tab) asks
    first. `when` may be a function, read at the moment of leaving. */
export function UnsavedGuard({ when, what = 'What you typed' }: { when: boolean | (() => boolean); what?: string }) {
  const dirty = () => (typeof when === 'function' ? when() : when);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty() && current.pathname !== next.pathname,
    enableBeforeUnload: dirty,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      opened={blocker.status === 'blocked'}
      title="Leave without saving?"
      confirm="Leave"
      cancel="Stay here"
      danger
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    >
      {what} has not been saved and would be lost.
    </ConfirmDialog>
  );
}
