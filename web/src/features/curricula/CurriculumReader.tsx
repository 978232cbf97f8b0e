import { useState } from 'react';
import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';
import { spelled } from '@/format/words';
import { CurriculumMenu } from './CurriculumMenu';
import type { Curriculum } from './curriculumQueries';
import { outlineFrom, type Outline } from './outline';
import { PrintedCurriculum } from './PrintedCurriculum';
import { Strip } from './Strip';
import { Versions } from './Versions';
import { WeekView } from './WeekView';

/** A curriculum for those who read it only. */
export function CurriculumReader({ curriculum }: { curriculum: Curriculum }) {
  const [outline] = useState(() => outlineFrom(curriculum));
  return (
    <>
      <PageHeader title={curriculum.name} over={curriculum.archivedAt ? 'Curriculum · archived' : 'Curriculum'} sentence={curriculum.summary} actions={<CurriculumMenu curriculum={curriculum} />} />
      <div className="columns">
        <Weeks curriculumId={curriculum.id} outline={outline} aside={curriculum.citation} />
        <Versions curriculum={curriculum} />
      </div>
    </>
  );
}

/** The strip and the chosen week, to read. */
export function Weeks({ curriculumId, outline, aside }: { curriculumId: string; outline: Outline; aside?: string }) {
  const [selected, setSelected] = useState(outline.weeks[0]?.key);
  const week = outline.weeks.find((w) => w.key === selected);
  const n = outline.weeks.length;
  if (!week) {
    return (
      <Card>
        <Empty title="No weeks yet">The therapists have not written any.</Empty>
      </Card>
    );
  }
  return (
    <>
      <Card title={`${spelled(n)} week${n === 1 ? '' : 's'}`} aside={aside}>
        <Strip outline={outline} selected={selected} onSelect={setSelected} />
      </Card>
      <div role="tabpanel" id="week-panel" aria-labelledby={`week-${week.key}`}>
        <Card title={`Week ${outline.weeks.indexOf(week) + 1}: ${week.theme}`}>
          <WeekView curriculumId={curriculumId} outline={outline} week={week} />
        </Card>
      </div>
      <PrintedCurriculum outline={outline} week={week} />
    </>
  );
}
