import { Link } from '@tanstack/react-router';
import { useMay } from '@/api/me';
import { ButtonLink } from '@/components/ButtonLink';
import { Card } from '@/components/Card';
import { DataTable, type Column } from '@/components/DataTable';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';
import { StateChip } from '@/components/Chip';
import { dateIn, ownZone } from '@/format/dates';
import { useCurricula, type Curriculum } from './curriculumQueries';
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
      </span>
    ),
  },
  { key: 'weeks', head: 'Weeks', end: true, cell: (c) => c.weeks?.length ?? 0 },
  { key: 'published', head: 'Published', cell: (c) => (c.published > 0 ? `Version ${c.published}` : 'Not yet') },
  { key: 'draft', head: 'Draft', cell: (c) => (c.hasDraft ? <StateChip tone="soon">{c.published > 0 ? 'draft ahead' : 'draft'}</StateChip> : <span className="quiet">–</span>) },
  { key: 'changed', head: 'Changed', minor: true, cell: (c) => dateIn(c.updatedAt, ownZone()) },
];

/** The practice's programs of weekly themes. */
export function CurriculaPage() {
  const list = useCurricula();
  const may = useMay();
  const write = may('curricula.write');
  const create = (
    <ButtonLink to="/curricula/new" variant="filled">
      New curriculum
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title="Curricula" sentence="Programs of weekly themes that build on each other. Cohorts follow a published version." actions={write && create} />
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
            <Empty title="No curriculum yet" action={write && <ButtonLink to="/curricula/new">Write the first one</ButtonLink>}>
              A curriculum is a strip of weeks, each with a theme, a goal, an agenda and homework.
            </Empty>
          }
        />
      </Card>
    </>
  );
}
