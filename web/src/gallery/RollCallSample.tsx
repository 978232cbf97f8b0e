import { useState } from 'react';
import { SeatRingRollCall, type Seat } from '@/components/SeatRingRollCall';

export function RollCallSample({ seats, capacity, readOnly }: { seats: Seat[]; capacity: number; readOnly?: boolean }) {
  const [now, setNow] = useState(seats);
  return (
    <SeatRingRollCall
      seats={now}
      capacity={capacity}
      readOnly={readOnly}
      onMark={(id, mark) => setNow((all) => all.map((x) => (x.clientId === id ? { ...x, mark } : x)))}
      onMarkRest={(mark) => setNow((all) => all.map((x) => (x.mark === null ? { ...x, mark } : x)))}
    />
  );
}
