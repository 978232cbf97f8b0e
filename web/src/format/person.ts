import { useSyncExternalStore } from 'react';
import { forget, keep, recall } from '@/storage';

// The one place that prints a client. While names are hidden, for a screen that
// others look at, the code stands for each of them. It is this browser's alone,
// in all of its windows: who may read names has not changed.
const key = 'cohort.names';
let hidden = recall(key) === 'hidden';
const listeners = new Set<() => void>();

function show() {
  const now = recall(key) === 'hidden';
  if (now === hidden) return;
  hidden = now;
  listeners.forEach((tell) => tell());
}

/** Turns names into codes, or back. */
export function hideNames(on: boolean) {
  if (on) keep(key, 'hidden');
  else forget(key);
  if (recall(key) === (on ? 'hidden' : null)) return show();
  hidden = on; // a browser that keeps nothing: for this window alone
  listeners.forEach((tell) => tell());
}

const listen = (tell: () => void) => {
  listeners.add(tell);
  window.addEventListener('storage', show);
  return () => {
    listeners.delete(tell);
    if (listeners.size === 0) window.removeEventListener('storage', show);
  };
};

/** Whether names are hidden, for what does not only print a name. */
export const namesHidden = () => hidden;
export const useNamesHidden = () => useSyncExternalStore(listen, namesHidden);

type Coded = { code: string } | { clientCode: string };
type Full = { firstName: string; lastName?: string };
// A charge has a code of its own beside the client's.
const codeOf = (c: Coded) => ('clientCode' in c ? c.clientCode : c.code);

/** A client's name in full, hidden or not: for what is sent. One name is a name. */
export const fullName = (c: Full) => [c.firstName, c.lastName].filter(Boolean).join(' ');

/** A client's name in full, or their code. */
export const nameOf = (c: Coded & Full) => (hidden ? codeOf(c) : fullName(c));

/** What a client is called in few words; their code for those who know no more. */
export const calledOf = (c: Coded & { firstName?: string; roomName?: string; clientName?: string }) => (!hidden && (c.roomName || c.clientName || c.firstName)) || codeOf(c);

/** What a client is called in the room, hidden or not: for what is kept. */
export const roomNameKept = (c: Coded & { firstName?: string; roomName?: string }) => c.roomName || c.firstName || codeOf(c);

/** The code beside what somebody is called; nothing where that is the code. */
export const codeBeside = (c: Parameters<typeof calledOf>[0]) => (calledOf(c) === codeOf(c) ? undefined : codeOf(c));

/** `C-4821 Ada`, or the code alone. */
export const codeCalled = (c: Parameters<typeof calledOf>[0]) => [codeOf(c), codeBeside(c) && calledOf(c)].filter(Boolean).join(' ');

/** `C-4821, Ada Marsh`, or the code alone. */
export const codeNamed = (c: Coded & Full) => (hidden ? codeOf(c) : `${codeOf(c)}, ${fullName(c)}`);

/** What names somebody in itself, such as an address or who signed: not said while names are hidden. */
export const telling = <T>(said: T): T | undefined => (hidden ? undefined : said);
