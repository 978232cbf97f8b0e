import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ButtonLink } from '@/components/ButtonLink';
import { PageHeader } from '@/components/PageHeader';
import { PendingPage } from '@/components/PendingPage';
import { dateIn, ownZone } from '@/format/dates';
import { versionQuery, type Curriculum } from './curriculumQueries';
import { CurriculumMenu } from './CurriculumMenu';
import { Weeks } from './CurriculumReader';
import { outlineFrom } from './outline';
import { Versions } from './Versions';

/** What was published under a number, as cohorts that follow it see it. */
export function VersionPage({ curriculum, number }: { curriculum: Curriculum; number: number }) {
  const version = useQuery(versionQuery(curriculum.id, number));
  const outline = useMemo(() => version.data && outlineFrom(version.data), [version.data]);
  if (!version.data || !outline) return <PendingPage query={version} title={`${curriculum.name}, version ${number}`} />;
  const newest = number === curriculum.published;
  return (
    <>
      <PageHeader
        over={`Version ${number}, published ${dateIn(version.data.publishedAt, ownZone())}`}
        title={version.data.name}
        sentence={newest ? 'The version that new cohorts follow. It does not change.' : `An older version: new cohorts follow version ${curriculum.published}. It does not change.`}
        actions={
          <>
            <ButtonLink to="/curricula/$curriculumId" params={{ curriculumId: curriculum.id }}>
              To the draft
            </ButtonLink>
            <CurriculumMenu curriculum={curriculum} version={number} />
          </>
        }
      />
      <div className="columns">
        <Weeks curriculumId={curriculum.id} outline={outline} aside={version.data.citation} />
        <Versions curriculum={curriculum} />
      </div>
    </>
  );
}
