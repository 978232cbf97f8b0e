import type { Room, RoomBody } from '@/components/rooms/roomQueries';

/** A room as the form holds it; '' is not said. */
export type RoomValues = { name: string; kind: Room['kind']; seats: number | ''; address: string; link: string; placeOfService: Room['placeOfService'] };

/** A place that was typed, as a room: `Room 2, Harbor Street 14` has its address
    behind the comma, and a link is one to join by. */
export function roomOf(room?: Room, typed = ''): RoomValues {
  if (room) return { name: room.name, kind: room.kind, seats: room.seats ?? '', address: room.address ?? '', link: room.link ?? '', placeOfService: room.placeOfService };
  const isLink = /:\/\/|www\./i.test(typed);
  const online = isLink || /online|video|zoom/i.test(typed);
  const [name = '', ...rest] = isLink ? ['Online'] : typed.split(',');
  return { name: name.trim(), kind: online ? 'online' : 'in_person', seats: '', address: online ? '' : rest.join(',').trim(), link: isLink ? typed : '', placeOfService: online ? '10' : '11' };
}

/** What is sent: nothing that says nothing of its kind. */
export function sentRoom(v: RoomValues): RoomBody {
  const online = v.kind === 'online';
  return { name: v.name.trim(), kind: v.kind, seats: online ? 0 : v.seats || 0, address: online ? '' : v.address.trim(), link: v.link.trim(), placeOfService: v.placeOfService };
}

/** The places of service that go with a kind, as claims have them. */
export const placesOfService: Record<Room['kind'], Array<{ value: Room['placeOfService']; label: string }>> = {
  in_person: [
    { value: '11', label: '11 Office' },
    { value: '53', label: '53 Community mental health center' },
    { value: '22', label: '22 On-campus outpatient hospital' },
    { value: '52', label: '52 Psychiatric partial hospital' },
    { value: '49', label: '49 Independent clinic' },
    { value: '50', label: '50 Federally qualified health center' },
    { value: '55', label: '55 Residential substance use' },
    { value: '57', label: '57 Non-residential substance use' },
    { value: '58', label: '58 Opioid treatment program' },
    { value: '03', label: '03 School' },
    { value: '09', label: '09 Prison' },
    { value: '12', label: '12 Home' },
    { value: '13', label: '13 Assisted living' },
    { value: '14', label: '14 Group home' },
  ],
  online: [
    { value: '10', label: '10 Telehealth, client at home' },
    { value: '02', label: '02 Telehealth, client elsewhere' },
  ],
};
