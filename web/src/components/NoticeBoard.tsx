import { Notifications, notifications } from '@mantine/notifications';
import { Controls } from '@/theme/Controls';
import { UndoNotice } from './UndoNotice';

/** Puts up a notice. One that comes before the board hangs is shown with it. */
export const post = notifications.show;
export const clear = notifications.clean;

let last: string | undefined;

/** Puts up a notice with a way back. Only the newest has one: Ctrl Z means one thing. */
export function offer(message: string, undo: () => Promise<unknown>) {
  if (last) notifications.hide(last);
  const id = notifications.show({ message: null, color: 'accent', autoClose: false });
  last = id;
  const onGone = () => notifications.hide(id);
  notifications.update({ id, message: <UndoNotice message={message} undo={undo} onGone={onGone} />, color: 'accent', autoClose: false });
}

/** Where notices hang. */
export default function NoticeBoard() {
  return (
    <Controls>
      <Notifications data-noprint position="bottom-right" limit={3} autoClose={6000} />
    </Controls>
  );
}
