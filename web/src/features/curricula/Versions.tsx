import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Card, List, ListRow } from '@/components/Card';
import { Pending } from '@/components/States';
import { dateIn, ownZone } from '@/format/dates';
import { count } from '@/format/words';
import { versionsQuery, type Curriculum } from './curriculumQueries';

/** The published versions. They stay as they are. */
export function Versions({ curriculum }: { curriculum: Curriculum }) {
  const versions = useQuery(versionsQuery(curriculum.id));
  return (
    <Card title="Published versions" aside="they never change" flush={(versions.data?.length ?? 0) > 0}>
      {!versions.data ? (
        <Pending query={versions} rows={2} />
      ) : versions.data.length === 0 ? (
        <p className="quiet">None yet. Cohorts follow a published version.</p>
      ) : (
        <List label="Published versions">
          {versions.data.map((v) => (
            <ListRow
              key={v.number}
              title={
                <Link to="/curricula/$curriculumId" params={{ curriculumId: curriculum.id }} search={{ version: v.number } as never}>
                  Version {v.number}
                </Link>
              }
              detail={count(v.weeks?.length ?? 0, 'week')}
              chips={
                <Link className="small" to="/curricula/$curriculumId" params={{ curriculumId: curriculum.id }} search={{ before: v.number, after: v.number < curriculum.published ? v.number + 1 : 0 } as never}>
                  Compare with {v.number < curriculum.published ? `version ${v.number + 1}` : 'the draft'}
                </Link>
              }
              end={<time dateTime={v.publishedAt}>{dateIn(v.publishedAt, ownZone())}</time>}
            />
          ))}
        </List>
      )}
    </Card>
  );
}
