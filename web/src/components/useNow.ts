import { useEffect, useState } from 'react';
import { localDate, ownZone } from '@/format/dates';

/** The browser's clock, once a minute: days turn while the page stays open. */
export function useNow(): { now: Date; today: string } {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const tick = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(tick);
  }, []);
  return { now, today: localDate(now, ownZone()) };
}
