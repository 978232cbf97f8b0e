import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { done, failed } from '@/components/notices';
import { lastChangeQuery, useReschedule, type EditKind } from './scheduleQueries';

const words: Record<EditKind, string> = {
  move: 'Undo: a session moved',
  insert: 'Undo: a session inserted',
  push: 'Undo: the rest pushed',
  change_rest: 'Undo: the day or time changed',
  cancel: 'Undo: a session cancelled, its theme next',
};

/** Takes the newest change of a cohort's dates back, long after its notice is gone. */
export function UndoDatesItem({ cohortId }: { cohortId: string }) {
  const { last } = useQuery(lastChangeQuery(cohortId)).data ?? {};
  const { undo } = useReschedule(cohortId);
  if (!last) return null;
  return (
    <Menu.Item onClick={() => undo.mutate(last.id, { onSuccess: () => done(words[last.kind].replace('Undo', 'Undone')), onError: (thrown) => failed(thrown, 'Not undone') })}>
      {words[last.kind]}
    </Menu.Item>
  );
}
