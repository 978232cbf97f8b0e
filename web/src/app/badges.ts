import { useSyncExternalStore } from 'react';

// Counts beside the navigation. A page that knows one says so with setBadge;
// the shell itself asks the server nothing.
let badges: Record<string, number> = {};
const listeners = new Set<() => void>();

/** Shows n beside the place (0 removes it): setBadge('/referrals', 14). */
export function setBadge(place: string, n: number) {
  if (badges[place] === n) return;
  badges = { ...badges, [place]: n };
  listeners.forEach((tell) => tell());
}

export const useBadges = () =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => badges,
  );
