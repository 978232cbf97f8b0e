import { Button } from '@mantine/core';
import { Card } from '@/components/Card';
import { Compare, type ComparedText } from '@/components/compare/Compare';
import { Failed, LoadingRows } from '@/components/States';
import { ApiProblem } from '@/api/problem';
import { GalleryPage } from './GalleryPage';
import { Section } from './Section';

const week: ComparedText[] = [
  { key: 'theme', label: 'Theme', before: 'Facing the avoided', after: 'Facing the avoided' },
  { key: 'goal', label: 'Goal', before: 'Members know what they avoid and why it keeps the fear alive.', after: 'Members can say what they avoid, and what it has cost them this month.' },
  {
    key: 'agenda',
    label: 'Agenda',
    before: 'Opening round, 10 minutes\nLast week’s step: what was feared, what came, 20 minutes\nThe elevator example, 15 minutes\nHomework, 10 minutes\nClosing round, 5 minutes',
    after: 'Opening round, 10 minutes\nLast week’s step: what was predicted, what happened, 25 minutes\nThe elevator example, 15 minutes\nOne step in pairs, 25 minutes\nHomework: a rung, a day, a way to write it down, 10 minutes\nClosing round, 5 minutes',
  },
  { key: 'homework', label: 'Homework', before: '', after: 'One exposure on two days this week, phone in the bag. Write down what you predict and what happens.' },
  { key: 'materials', label: 'Materials', before: 'Fear ladder, one for each member', after: 'Fear ladder, one for each member' },
];

const long: ComparedText[] = [
  {
    key: 'data',
    label: 'Assessment, with a very long heading that somebody chose for the practice’s own format',
    before: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft was mentioned twice.',
    after: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaften were mentioned once.',
  },
];

const conflict: ComparedText[] = [
  { key: 'plan', label: 'Plan', before: 'Number 12 for one stop, twice, seated, log after each ride.', after: 'Number 12 for two stops, standing, on Thursday and Saturday.' },
];

/** Two texts, what differs in them, and every way that can look. */
export function ComparePage() {
  return (
    <GalleryPage path="/compare" title="Compare" sentence="Two versions of a curriculum, two notes, mine and what was saved meanwhile.">
      <Section title="Two versions of a week" wide>
        <Card flush>
          <Compare before={{ title: 'Version 2', note: 'published January 12' }} after={{ title: 'Version 3', note: 'draft, today' }} texts={week} />
        </Card>
      </Section>
      <Section title="In little room, in a conflict, with long words" wide>
        <div className="columns halves">
          <Card flush>
            <Compare
              plain
              before={{ title: 'Saved by Tomas Reyes', note: '14:02' }}
              after={{ title: 'Yours', note: 'not saved' }}
              texts={conflict}
              choose={() => (
                <>
                  <Button>Keep mine</Button>
                  <Button>Take theirs</Button>
                  <Button>Keep both</Button>
                </>
              )}
            />
          </Card>
          <Card flush>
            <Compare plain before={{ title: 'Priya Raman' }} after={{ title: 'Marcus Hale' }} texts={long} />
          </Card>
        </div>
      </Section>
      <Section title="Nothing differs, loading, failed" wide>
        <div className="columns halves">
          <Card flush>
            <Compare before={{ title: 'Version 2' }} after={{ title: 'Version 3' }} texts={[{ key: 'theme', label: 'Theme', before: 'Worry time', after: 'Worry time' }, { key: 'homework', label: 'Homework', before: '', after: '' }]} />
          </Card>
          <Card flush>
            <LoadingRows rows={3} label="Loading the versions" />
          </Card>
          <Card>
            <Failed error={new ApiProblem(0, 'no_answer', 'The server did not answer', 'Check the connection.')} retry={() => undefined} />
          </Card>
        </div>
      </Section>
    </GalleryPage>
  );
}
