import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { meQuery } from '@/api/me';
import { localDate, ownZone } from '@/format/dates';

/** The browser's clock, once a minute: days turn while the page stays open. */
export function useNow(): { now: Date; today: string } {
  useQuery(meQuery); // says in which zone the practice's day turns
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const tick = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(tick);
  }, []);
  return { now, today: localDate(now, ownZone()) };
}
