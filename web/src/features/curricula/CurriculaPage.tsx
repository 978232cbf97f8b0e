import { Button, Menu } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { ButtonLink } from '@/components/ButtonLink';
import { Card } from '@/components/Card';
import { DataTable, type Column } from '@/components/DataTable';
import { MoreMenu } from '@/components/MoreMenu';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';
import { StateChip } from '@/components/Chip';
import { dateIn, ownZone } from '@/format/dates';
import { choiceWord } from './choices';
import type { Curriculum } from './curriculumQueries';
import { ImportDialog } from './ImportDialog';
import { LibraryFilters } from './LibraryFilters';
import { useLibrary, type Search } from './libraryQueries';
import { TechniquesDialog } from './TechniquesDialog';
import s from './CurriculaPage.module.css';

const columns: Column<Curriculum>[] = [
  {
    key: 'name',
    head: 'Name',
    main: true,
    cell: (c) => (
      <span>
        <Link className={s.name} to="/curricula/$curriculumId" params={{ curriculumId: c.id }}>
          {c.name}
        </Link>
        {c.summary && <span className={s.summary}>{c.summary}</span>}
        {(c.tags?.length ?? 0) > 0 && <span className={s.tags}>{c.tags?.join(' · ')}</span>}
      </span>
    ),
  },
  { key: 'for', head: 'For', minor: true, cell: (c) => [c.problemArea, c.groupType].filter((v) => v !== undefined).map(choiceWord).join(', ') || <span className="quiet">any</span> },
  { key: 'weeks', head: 'Weeks', end: true, cell: (c) => c.weeks?.length ?? 0 },
  { key: 'published', head: 'Published', cell: (c) => <span className={s.whole}>{c.published > 0 ? `Version ${c.published}` : 'Not yet'}</span> },
  { key: 'draft', head: 'Draft', cell: (c) => (c.hasDraft ? <StateChip tone="soon">{c.published > 0 ? 'draft ahead' : 'draft'}</StateChip> : <span className="quiet">–</span>) },
  { key: 'changed', head: 'Changed', minor: true, cell: (c) => <span className={s.whole}>{dateIn(c.updatedAt, ownZone())}</span> },
];

/** The practice's programs of weekly themes. */
export function CurriculaPage() {
  const [search, setSearch] = useState<Search>({});
  const [asked] = useDebouncedValue(search, 200);
  const list = useLibrary(asked);
  const [opened, setOpened] = useState<'import' | 'techniques'>();
  const write = useMay()('curricula.write');
  const narrowed = Object.values(asked).some(Boolean);
  return (
    <>
      <PageHeader
        title="Curricula"
        sentence="Programs of weekly themes that build on each other. Cohorts follow a published version."
        actions={
          <>
            {write && <Button onClick={() => setOpened('import')}>Import</Button>}
            {write && (
              <ButtonLink to="/curricula/new" variant="filled">
                New curriculum
              </ButtonLink>
            )}
            <MoreMenu label="More about the library">
              <Menu.Item onClick={() => setOpened('techniques')}>Techniques…</Menu.Item>
            </MoreMenu>
          </>
        }
      />
      <LibraryFilters search={search} onChange={setSearch} />
      <Card flush>
        <DataTable
          caption="Curricula by name"
          columns={columns}
          rows={list.data}
          rowKey={(c) => c.id}
          error={list.error ?? undefined}
          retry={() => void list.refetch()}
          more={{ has: list.hasNextPage, load: () => void list.fetchNextPage(), busy: list.isFetchingNextPage }}
          empty={
            narrowed ? (
              <Empty title={asked.archived ? 'Nothing is archived' : 'No curriculum fits'} action={<Button onClick={() => setSearch({})}>Show all</Button>}>
                It searches names, summaries, themes, tags and techniques.
              </Empty>
            ) : (
              <Empty title="No curriculum yet" action={write && <ButtonLink to="/curricula/new">Write the first one</ButtonLink>}>
                A curriculum is a strip of weeks, each with a theme, a goal, an agenda and homework.
              </Empty>
            )
          }
        />
      </Card>
      {opened === 'import' && <ImportDialog onClose={() => setOpened(undefined)} />}
      {opened === 'techniques' && <TechniquesDialog mayAdd={write} onClose={() => setOpened(undefined)} />}
    </>
  );
}
