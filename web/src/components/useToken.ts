import { useEffect, useState } from 'react';

/** The one-time token behind # in the address, which no server ever sees. It is
    taken off the address bar at once, so that it stays in no history. */
export function useToken(): string {
  const [token] = useState(() => decodeURIComponent(location.hash.slice(1)));
  useEffect(() => {
    if (location.hash) history.replaceState(history.state, '', location.pathname);
  }, []);
  return token;
}
