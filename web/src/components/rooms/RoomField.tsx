import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { freeQuery, isAskable, roomsQuery, type Delivery, type Hours } from './roomQueries';
import { freeLeaderWords, roomChoices } from './roomWords';

type Props = {
  value: string;
  onChange: (id: string) => void;
  delivery: Delivery;
  /** When it is wanted: free rooms come first, and who is free to lead is said. */
  hours: Hours;
  label?: string;
  /** What goes without choosing one. */
  placeholder?: string;
  error?: ReactNode;
};

/** Chooses a room among those that are free. Nothing is shown in a practice that
    keeps no rooms. */
export function RoomField({ value, onChange, delivery, hours, label = 'Room', placeholder = 'none', error }: Props) {
  const rooms = useQuery(roomsQuery);
  const [asked] = useDebouncedValue(hours, 300);
  const free = useQuery({ ...freeQuery(asked), enabled: isAskable(asked) && (rooms.data?.length ?? 0) > 0 });
  if (!rooms.data || rooms.data.length === 0) return null;
  const known = isAskable(asked) ? free.data : undefined;
  return (
    <Select
      label={label}
      placeholder={placeholder}
      description={known && freeLeaderWords(known)}
      data={roomChoices(rooms.data, delivery, value, known)}
      value={value || null}
      onChange={(id) => onChange(id ?? '')}
      clearable
      allowDeselect
      error={error}
    />
  );
}
