import { notifications } from '@mantine/notifications';
import { asProblem } from '@/api/problem';

/** Says that something was done: "Attendance saved". */
export const done = (message: string) => void notifications.show({ message, color: 'accent' });

/** Says that something failed and stays until it was read. */
export function failed(thrown: unknown, what = 'That did not work') {
  const problem = asProblem(thrown);
  notifications.show({ title: what, message: problem.message, color: 'red', autoClose: false });
}
