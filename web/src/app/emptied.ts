import type { Ending } from '@/api/login';

const again = 5_000; // until the server is asked once more

const words: Record<Ending, string> = {
  left: 'You are signed out on this screen. The server could not be reached, so the sign-out has not arrived there yet. It is tried again until it has; leave this page open, or come back to it.',
  idle: 'You were signed out because nobody was here for a while. The server cannot be reached just now.',
  ended: 'You were signed out. The server cannot be reached just now.',
  other: 'Somebody else signed in here. The server cannot be reached just now.',
  handed: 'You are signed out on this screen. It opens for the group once the server can be reached.',
};

/** Where one is sent: back to where one was only if the login ended by itself. */
function doorAfter(why: Ending): string {
  if (why === 'other') return '/';
  if (why === 'left' || why === 'handed') return '/sign-in';
  const to = location.pathname === '/' || location.pathname === '/sign-in' ? undefined : location.pathname + location.search;
  return `/sign-in?${new URLSearchParams({ because: why, ...(to ? { to } : {}) }).toString()}`;
}

/** Takes everything off the page and puts another document in its place, so that
    nothing of a client is left in it: not on the screen, not in its memory, not
    for the back button. While the server cannot be reached, a bare sheet says so. */
export async function emptyPage(why: Ending, forget: () => void, told: () => Promise<boolean>, door = doorAfter(why)): Promise<void> {
  forget();
  document.title = 'Cohort';
  const sheet = document.createElement('main');
  sheet.className = 'emptied';
  sheet.setAttribute('role', 'status');
  document.body.replaceChildren(sheet);
  window.name = '';
  try {
    sessionStorage.clear();
  } catch {
    // Nothing was kept.
  }
  while (!(await told())) {
    sheet.textContent = words[why];
    await new Promise((go) => {
      addEventListener('online', go, { once: true });
      setTimeout(go, again);
    });
  }
  location.replace(door);
}

/** A page that the browser kept and brings back (its back-forward cache) shows
    nothing of what it showed: its person is asked for anew. */
export function whenBroughtBack(reload = () => location.reload()): void {
  addEventListener('pageshow', (e) => {
    if (!e.persisted) return;
    document.body.replaceChildren();
    reload();
  });
}
