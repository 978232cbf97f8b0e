// Comes before everything else of the page, small and on its own: what the
// server is asked first need not wait for the page's scripts.
import { askAhead } from '@/api/ahead';
import { beginRenewal } from '@/api/renewal';
import { firstRequests } from '@/features/today/firstRequests';

// The day of a desk: its file is named beside this script (scripts/early.ts).
function fetchDay(role: string) {
  const href = document.getElementById('early')?.dataset[role];
  if (href) document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', crossOrigin: '', href }));
}

type Pair = { accessToken: string; user?: { role: string } };

void beginRenewal(location.pathname)?.then(
  ({ status, body }) => {
    const { accessToken, user } = (body ?? {}) as Pair;
    if (status !== 200 || !user) return;
    if (location.pathname === '/') fetchDay(user.role);
    askAhead(['/api/v1/me', ...(location.pathname === '/' ? firstRequests(user.role, new Date()) : [])], accessToken);
  },
  () => undefined, // whoever takes the renewal says what went wrong
);
