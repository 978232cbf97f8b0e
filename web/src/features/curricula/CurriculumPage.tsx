import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useMay } from '@/api/me';
import { PendingPage } from '@/components/PendingPage';
import { CompareVersions } from './CompareVersions';
import { CurriculumEditor } from './CurriculumEditor';
import { curriculumQuery } from './curriculumQueries';
import { CurriculumReader } from './CurriculumReader';
import { VersionPage } from './VersionPage';
import s from './CurriculumPage.module.css';

const VersionOutcomes = lazy(() => import('./outcomes/VersionOutcomes').then((m) => ({ default: m.VersionOutcomes })));

const route = getRouteApi('/desk/curricula/$curriculumId');

/** One curriculum: its draft to edit or to read, with ?version=2 what was
    published then, or with ?before=1&after=2 both beside each other. */
export function CurriculumPage() {
  const { curriculumId } = route.useParams();
  const search: Record<string, unknown> = route.useSearch();
  const version = Number(search.version);
  const [before, after] = [Number(search.before ?? NaN), Number(search.after ?? NaN)];
  const curriculum = useQuery(curriculumQuery(curriculumId));
  const may = useMay();
  if (!curriculum.data) return <PendingPage query={curriculum} title="Curriculum" />;
  if (before >= 0 && after >= 0) return <CompareVersions curriculum={curriculum.data} before={before} after={after} />;
  if (Number.isInteger(version) && version > 0) return <VersionPage key={version} curriculum={curriculum.data} number={version} />;
  const { published } = curriculum.data;
  return (
    <>
      {may('curricula.write') && !curriculum.data.archivedAt ? <CurriculumEditor key={curriculumId} curriculum={curriculum.data} /> : <CurriculumReader curriculum={curriculum.data} />}
      {may('curricula.compare_outcomes') && published > 1 && (
        <Suspense>
          <div className={`columns ${s.beneath}`}>
            <VersionOutcomes key={`${curriculumId}.${published}`} curriculumId={curriculumId} published={published} />
          </div>
        </Suspense>
      )}
    </>
  );
}
