import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { client, ok } from '@/api/client';
import { laidOver, placeKey, places, stampAfter, type LiveFact, type Stands, type Where } from './liveFacts';
import { useSaveQueue } from './useSaveQueue';

const path = (id: string) => ({ params: { path: { id } } });

export const liveQuery = (id: string) =>
  queryOptions({ queryKey: ['sessions', id, 'live'], queryFn: () => ok(client.GET('/api/v1/sessions/{id}/live', path(id))) });

/** What the room may see; it names nobody, so it is asked again and again. */
export const roomQuery = (id: string) =>
  queryOptions({
    queryKey: ['sessions', id, 'room'],
    queryFn: () => ok(client.GET('/api/v1/sessions/{id}/live/room', path(id))),
    refetchInterval: 4_000,
    refetchIntervalInBackground: false,
    retry: false,
    networkMode: 'always',
  });

/** This page, as one of the devices in the room. */
const device = crypto.randomUUID();
let noted = 0;

/** The device's clock, set right by the server's. */
const clock = (offset: number) => Math.round(Date.now() + offset);

const most = 200; // facts that the server takes at once

/** The hour of a session: what the server has put together, and over it what was
    noted here. What cannot be sent waits here, sealed, and is sent when the line
    is back. */
export function useLive(id: string) {
  const queries = useQueryClient();
  const hour = useQuery(liveQuery(id));
  const room = useQuery(roomQuery(id));
  const { queue, pending, state } = useSaveQueue<LiveFact>(`live:${id}`, async (batch) => {
    const facts = [...batch.values()];
    for (let from = 0; from < facts.length; from += most) {
      const answer = await ok(client.POST('/api/v1/sessions/{id}/live/facts', { ...path(id), body: { items: facts.slice(from, from + most) } }));
      queries.setQueryData(liveQuery(id).queryKey, answer);
    }
    void queries.invalidateQueries({ queryKey: ['sessions', id], exact: true });
  });

  // Something new by another device: the room's count says so, and is nobody's name.
  const behind = Boolean(hour.data && room.data && room.dataUpdatedAt > hour.dataUpdatedAt && (room.data.facts !== hour.data.facts || room.data.sessionVersion !== hour.data.sessionVersion));
  const { refetch } = hour;
  useEffect(() => {
    if (behind) void refetch();
  }, [behind, refetch]);
  const online = useOnline();
  const away = !online || room.isError || state.phase === 'retrying';
  useEffect(() => {
    if (!away) void queue.flush();
  }, [away, queue]);

  const shown = laidOver(places(hour.data), pending.values());
  const at = (where: Where): Stands | undefined => shown.get(placeKey(where));

  const [last, setLast] = useState<{ fact: LiveFact; was?: Stands } | null>(null);
  const offset = useRef(0);
  useEffect(() => {
    if (room.data) offset.current = Date.parse(room.data.now) - room.dataUpdatedAt;
  }, [room.data, room.dataUpdatedAt]);

  function note(where: Where, value: string) {
    const was = at(where);
    const seen = [{ millis: hour.data?.millis ?? 0, count: hour.data?.count ?? 0 }, ...[...pending.values()].map((f) => ({ millis: f.millis, count: f.count ?? 0 }))];
    const over = where.kind === 'more' && value !== '0' ? [] : (was?.heads ?? []);
    const fact: LiveFact = { id: crypto.randomUUID(), deviceId: device, seq: ++noted, ...stampAfter(seen, clock(offset.current)), ...where, value, over };
    queue.set([[fact.id, fact]]);
    setLast({ fact, was });
  }

  /** Takes back what was noted last: before it is sent as if it had never been,
      afterwards by noting what stood before. */
  function undo() {
    if (!last) return;
    const { fact, was } = last;
    setLast(null);
    if (pending.has(fact.id) && state.phase !== 'saving') return queue.drop(fact.id);
    const before = was?.value ?? { turn: 'no', technique: 'no', more: '0', return: 'open', goal: '', note: '' }[fact.kind as string];
    if (before === undefined) return;
    note({ kind: fact.kind, clientId: fact.clientId, ref: fact.ref }, before);
    setLast(null);
  }
  const undoable = Boolean(last && (pending.has(last.fact.id) || last.was || !['mark', 'part', 'became'].includes(last.fact.kind)) && !(last.fact.kind === 'more' && last.was));

  const now = () => new Date(clock(offset.current));
  return { hour, room, at, all: [...shown.values()], note, undo, undoable, waiting: pending.size, away, state, retry: () => void queue.flush(), discard: queue.discard, now };
}

export type Live = ReturnType<typeof useLive>;

function useOnline() {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return online;
}
