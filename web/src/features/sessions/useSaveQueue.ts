import { useEffect, useState, useSyncExternalStore } from 'react';
import { SaveQueue } from './saveQueue';

/** A SaveQueue for as long as the component lives; leaving the page sends what
    is still pending at once. `send` must not change with renders. */
export function useSaveQueue<V>(key: string, send: (batch: ReadonlyMap<string, V>) => Promise<unknown>) {
  const [queue] = useState(() => new SaveQueue<V>(key, send));
  const shown = useSyncExternalStore(queue.subscribe, queue.snapshot);
  useEffect(() => {
    const leave = () => void queue.flush();
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', leave);
      leave();
    };
  }, [queue]);
  return { queue, ...shown };
}
