import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { Card, List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { done, failed } from '@/components/notices';
import { roomsQuery, typedPlacesQuery, useSaveRoom, type Room } from '@/components/rooms/roomQueries';
import { roomDetail } from '@/components/rooms/roomWords';
import { Pending } from '@/components/States';
import { count } from '@/format/words';
import { RoomDialog } from './RoomDialog';
import s from './settings.module.css';

/** Where groups meet. */
export function RoomsCard() {
  const rooms = useQuery(roomsQuery);
  const keeps = useMay()('rooms.keep');
  const typed = useQuery({ ...typedPlacesQuery, enabled: keeps });
  const { change } = useSaveRoom();
  const [asking, setAsking] = useState<{ room?: Room; typed?: string } | null>(null);
  if (!rooms.data)
    return (
      <Card title="Rooms and places">
        <Pending query={rooms} />
      </Card>
    );
  const retire = (r: Room, retired: boolean) =>
    change.mutate(
      { id: r.id, version: r.version, body: { retired } },
      { onSuccess: () => done(retired ? `${r.name} is retired` : `${r.name} is in use again`), onError: (thrown) => failed(thrown, 'Not changed') },
    );
  return (
    <Card title="Rooms and places" flush aside={rooms.data.length > 0 && count(rooms.data.filter((r) => !r.retired).length, 'in use', 'in use')}>
      {rooms.data.length > 0 && (
        <List label="Rooms and places">
          {rooms.data.map((r) => (
            <ListRow
              key={r.id}
              title={r.name}
              detail={roomDetail(r)}
              past={r.retired}
              chips={r.retired && <StateChip tone="quiet">retired</StateChip>}
              end={
                keeps && (
                  <div className={s.tools}>
                    {!r.retired && (
                      <Button size="xs" onClick={() => setAsking({ room: r })} aria-label={`Change ${r.name}`}>
                        Change
                      </Button>
                    )}
                    <Button size="xs" onClick={() => retire(r, !r.retired)} aria-label={`${r.retired ? 'Use again' : 'Retire'}: ${r.name}`}>
                      {r.retired ? 'Use again' : 'Retire'}
                    </Button>
                  </div>
                )
              }
            />
          ))}
        </List>
      )}
      <div className={s.under}>
        {rooms.data.length === 0 && <p className="quiet">None yet. With rooms, two groups are never in one room at one hour without anybody noticing.</p>}
        {keeps && (typed.data ?? []).length > 0 && (
          <section aria-label="Typed for cohorts">
            <p>These places were typed for cohorts. Made into rooms, they are looked after, and what is held there comes along.</p>
            <ul className={s.typed}>
              {typed.data?.map((p) => (
                <li key={p.place}>
                  <span>
                    {p.place} <span className="quiet">{count(p.cohorts, 'cohort')}</span>
                  </span>
                  <Button size="xs" onClick={() => setAsking({ typed: p.place })} aria-label={`Make it a room: ${p.place}`}>
                    Make it a room…
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        {keeps && <Button onClick={() => setAsking({})}>Add a room or place</Button>}
      </div>
      {asking && <RoomDialog {...asking} onClose={() => setAsking(null)} />}
    </Card>
  );
}
