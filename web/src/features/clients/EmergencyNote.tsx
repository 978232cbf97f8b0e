import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { done, failed } from '@/components/notices';
import { momentIn, ownZone } from '@/format/dates';
import { useEndEmergency } from './emergencyQueries';
import s from './clients.module.css';

/** Says that the record is open in an emergency, and until when. It goes from the
    screen when that is over. */
export function EmergencyNote({ id, until }: { id: string; until: string }) {
  const end = useEndEmergency();
  const navigate = useNavigate();
  const queries = useQueryClient();
  useEffect(() => {
    const timer = setTimeout(() => void queries.resetQueries({ queryKey: ['clients'] }), Math.max(0, new Date(until).getTime() - Date.now()));
    return () => clearTimeout(timer);
  }, [until, queries]);
  return (
    <div role="status" className={`tinted ${s.emergency}`} data-tone="late">
      <span>
        <strong>Emergency access</strong> until {momentIn(until, ownZone())}. You read this record as who treats the client does, and can answer risk flags. Who treats them and the administrators are told.
      </span>
      <Button
        size="compact-sm"
        loading={end.isPending}
        onClick={() =>
          end.mutate(id, {
            onSuccess: ({ clientId }) => {
              done('The emergency access is ended');
              void navigate({ to: '/clients' }).then(() => queries.removeQueries({ queryKey: ['clients', clientId] }));
            },
            onError: (error) => failed(error, 'The record is still open'),
          })
        }
      >
        End it now
      </Button>
    </div>
  );
}
