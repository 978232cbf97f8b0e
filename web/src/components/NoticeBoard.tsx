import { Notifications, notifications } from '@mantine/notifications';
import { Controls } from '@/theme/Controls';

/** Puts up a notice. One that comes before the board hangs is shown with it. */
export const post = notifications.show;

/** Where notices hang. */
export default function NoticeBoard() {
  return (
    <Controls>
      <Notifications data-noprint position="bottom-right" limit={3} autoClose={6000} />
    </Controls>
  );
}
