import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { MoreMenu } from '@/components/MoreMenu';
import { done } from '@/components/notices';
import { useMay } from '@/api/me';
import type { Curriculum } from './curriculumQueries';
import { useArchive, useCopy, useSaveFile } from './libraryQueries';
import { printSheet } from './printSheet';

type Props = { curriculum: Curriculum; /** That one looks at; absent for the draft. */ version?: number; /** Something is typed that has not been saved: a file would not hold it. */ dirty?: boolean };

/** What can be done with a curriculum as a whole. */
export function CurriculumMenu({ curriculum: c, version, dirty }: Props) {
  const navigate = useNavigate();
  const write = useMay()('curricula.write');
  const copy = useCopy(c.id);
  const archive = useArchive(c.id);
  const save = useSaveFile(c.id);
  const archived = c.archivedAt !== undefined;
  const setArchived = (to: boolean) =>
    archive.mutate(to, { onSuccess: () => done(to ? 'Archived. Cohorts that follow it go on.' : 'Back in the library', to ? () => archive.mutateAsync(false) : undefined) });
  return (
    <MoreMenu label="More about this curriculum">
      <Menu.Label>Print</Menu.Label>
      <Menu.Item onClick={() => printSheet('curriculum')}>The whole plan</Menu.Item>
      <Menu.Item onClick={() => printSheet('week')}>This week’s plan</Menu.Item>
      <Menu.Item onClick={() => printSheet('week-handout')}>This week’s handout</Menu.Item>
      <Menu.Divider />
      <Menu.Item disabled={dirty} onClick={() => save.mutate({ format: 'markdown', version })}>
        Export as Markdown
      </Menu.Item>
      <Menu.Item disabled={dirty} onClick={() => save.mutate({ format: 'json', version })}>
        Export as JSON
      </Menu.Item>
      {write && (
        <>
          <Menu.Divider />
          <Menu.Item disabled={dirty} onClick={() => copy.mutate(version, { onSuccess: (made) => void navigate({ to: '/curricula/$curriculumId', params: { curriculumId: made.id } }) })}>
            Copy to a new curriculum
          </Menu.Item>
          <Menu.Item onClick={() => setArchived(!archived)}>{archived ? 'Bring back from the archive' : 'Archive'}</Menu.Item>
        </>
      )}
    </MoreMenu>
  );
}
