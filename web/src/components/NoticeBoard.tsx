import { Notifications, notifications } from '@mantine/notifications';

/** Puts up a notice. One that comes before the board hangs is shown with it. */
export const post = notifications.show;

/** Where notices hang. */
export default function NoticeBoard() {
  return <Notifications data-noprint position="bottom-right" limit={3} autoClose={6000} />;
}
