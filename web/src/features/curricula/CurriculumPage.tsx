import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useMay } from '@/api/me';
import { PendingPage } from '@/components/PendingPage';
import { CurriculumEditor } from './CurriculumEditor';
import { curriculumQuery } from './curriculumQueries';
import { CurriculumReader } from './CurriculumReader';
import { VersionPage } from './VersionPage';

const VersionOutcomes = lazy(() => import('./outcomes/VersionOutcomes').then((m) => ({ default: m.VersionOutcomes })));

const route = getRouteApi('/desk/curricula/$curriculumId');

/** One curriculum: its draft to edit or to read, or with ?version=2 what was published then. */
export function CurriculumPage() {
  const { curriculumId } = route.useParams();
  const search: Record<string, unknown> = route.useSearch();
  const version = Number(search.version);
  const curriculum = useQuery(curriculumQuery(curriculumId));
  const may = useMay();
  if (!curriculum.data) return <PendingPage query={curriculum} title="Curriculum" />;
  if (Number.isInteger(version) && version > 0) return <VersionPage key={version} curriculum={curriculum.data} number={version} />;
  const { published } = curriculum.data;
  return (
    <>
      {may('curricula.write') ? <CurriculumEditor key={curriculumId} curriculum={curriculum.data} /> : <CurriculumReader curriculum={curriculum.data} />}
      {may('curricula.compare_outcomes') && published > 1 && (
        <Suspense>
          <VersionOutcomes key={`${curriculumId}.${published}`} curriculumId={curriculumId} published={published} />
        </Suspense>
      )}
    </>
  );
}
