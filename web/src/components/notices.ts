import { asProblem } from '@/api/problem';

// Notices come with as much code as a page. It is fetched by the first key or
// click, so that it is there by the time that something was done.
const load = () => import('./NoticeBoard');
type Board = Awaited<ReturnType<typeof load>>;
type Notice = Parameters<Board['post']>[0];

let board: Promise<Board> | undefined;
let listeners: Array<() => void> = [];
let hangs = false;

/** Fetches the board; it hangs in the page from then on. */
export function wantBoard(): Promise<Board> {
  board ??= load().then(
    (loaded) => {
      hangs = true;
      listeners.forEach((tell) => tell());
      return loaded;
    },
    (thrown: unknown) => {
      board = undefined; // the next notice tries again
      throw thrown;
    },
  );
  return board;
}

/** Whether there is a board to hang. */
export const boardHangs = () => hangs;
export function onBoard(tell: () => void) {
  listeners = [...listeners, tell];
  return () => {
    listeners = listeners.filter((l) => l !== tell);
  };
}

const post = (notice: Notice) => void wantBoard().then((b) => b.post(notice));

/** Says that something was done: "Attendance saved"; with a way back, that is
    offered for ten seconds. */
export function done(message: string, undo?: () => Promise<unknown>) {
  if (!undo) return post({ message, color: 'accent' });
  const back = () => undo().then(() => done(`Undone: ${message}`), (thrown: unknown) => failed(thrown, 'Not undone'));
  void wantBoard().then((b) => b.offer(message, back));
}

/** Takes the notices down: one may name somebody. */
export const clearNotices = () => {
  if (hangs) void wantBoard().then((b) => b.clear());
};

/** Says that something failed and stays until it was read. */
export function failed(thrown: unknown, what = 'That did not work') {
  const problem = asProblem(thrown);
  post({ title: what, message: problem.message, color: 'red', autoClose: false });
}
