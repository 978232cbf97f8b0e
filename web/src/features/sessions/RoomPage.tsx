import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useRef } from 'react';
import { PendingPage } from '@/components/PendingPage';
import { timeIn } from '@/format/dates';
import { useNow } from './clock';
import { minutesUntil, partsAt, type LiveRoom } from './liveFacts';
import { roomQuery } from './useLive';
import s from './Room.module.css';

const route = getRouteApi('/desk/sessions/$sessionId/room');

/** What everybody in the room may see: the theme, the agenda, the time. */
export function RoomPage() {
  const room = useQuery(roomQuery(route.useParams().sessionId));
  if (!room.data) return <PendingPage query={room} title="The room" />;
  return <Room room={room.data} read={room.dataUpdatedAt} />;
}

function Room({ room, read }: { room: LiveRoom; read: number }) {
  const screen = useRef<HTMLDivElement>(null);
  const clock = useNow(1_000);
  const now = new Date(Date.parse(room.now) + Math.max(0, clock.getTime() - read));
  const planned = room.agenda.map((a) => ({ title: a.title, minutes: a.minutes - a.more }));
  const parts = partsAt(planned, room.startsAt, now, room.part, room.since, (n) => room.agenda[n - 1]?.more ?? 0);
  const on = parts.find((p) => p.state === 'now');
  const left = on && Math.max(0, minutesUntil(on.endsAt, now));
  const last = parts[parts.length - 1];
  const past = last !== undefined && now.getTime() > last.endsAt.getTime() + 3_600_000;
  return (
    <div className={s.room} ref={screen}>
      <header className={s.head}>
        <h1>{room.theme || 'Welcome'}</h1>
        <p className={s.clock}>{timeIn(now, room.timeZone)}</p>
      </header>
      <div className={s.body}>
        <ol className={s.agenda} aria-label="Agenda">
          {parts.map((p) => (
            <li key={p.number} data-state={p.state} aria-current={p.state === 'now' ? 'step' : undefined}>
              <span className={s.at}>{timeIn(p.startsAt, room.timeZone)}</span>
              <span>{p.title}</span>
            </li>
          ))}
        </ol>
        {on && !past && (
          <div className={s.left} role="timer" aria-label="Time left">
            <b>{left}</b>
            <span>{left === 1 ? 'minute left' : 'minutes left'}</span>
          </div>
        )}
      </div>
      {document.fullscreenEnabled && (
        <Button className={s.full} onClick={() => void (document.fullscreenElement ? document.exitFullscreen() : screen.current?.requestFullscreen())}>
          Full screen
        </Button>
      )}
    </div>
  );
}
