import { Button } from '@mantine/core';
import { useState } from 'react';
import { ApiProblem } from '@/api/problem';
import { Card } from '@/components/Card';
import { Empty, Failed, LoadingRows } from '@/components/States';
import { countsByKind } from '@/components/timeline/timeline';
import { Timeline, type TimelineEntry, type TimelineKind } from '@/components/timeline/Timeline';
import { GalleryPage } from './GalleryPage';
import { Section } from './Section';
import s from './gallery.module.css';

const kinds: TimelineKind[] = [
  { key: 'session', label: 'Sessions' },
  { key: 'score', label: 'Scores', square: true },
  { key: 'flag', label: 'Flags' },
  { key: 'plan', label: 'Plan', square: true },
  { key: 'contact', label: 'Contacts', square: true },
  { key: 'fee', label: 'Fees', square: true },
];

const quiet = ['2026-02-27', '2026-02-23', '2026-02-20', '2026-02-16', '2026-02-13', '2026-02-09'].map((date, i): TimelineEntry => ({
  id: `q${i}`,
  date,
  kind: 'session',
  tone: 'good',
  title: 'Came, 90 minutes',
  about: `week ${9 - i}`,
  quiet: true,
}));

const entries: TimelineEntry[] = [
  { id: '1', date: '2026-03-13', kind: 'plan', tone: 'soon', title: 'Plan review due', detail: 'Version 2 of January 12. Three goals, five objectives; his signature is needed.', end: <Button>Open plan</Button> },
  { id: '2', date: '2026-03-10', kind: 'contact', tone: 'underway', title: 'Called, no answer', detail: 'Tomas Reyes, 18:10. Voicemail with name and number only. Next try before the group today.', end: 'try 2 of 3' },
  { id: '3', date: '2026-03-09', kind: 'session', tone: 'late', title: 'Did not come, no word', about: 'week 11, People who help', chips: [{ words: 'theme to catch up: support map' }, { words: 'fee $25.00, practice policy' }], end: 'no-show' },
  {
    id: '4',
    date: '2026-03-06',
    kind: 'session',
    tone: 'good',
    title: 'Came, 90 minutes',
    about: 'week 10, Evenings and weekends',
    prose: 'Quieter than usual. Named two people he could call in the evening and wrote one number on his card. Answered the round with “fine” and later said that it was not. Urges no higher than 4 of 10 by his own rating.',
    chips: [{ tone: 'late', words: 'cravings log not done' }, { tone: 'soon', words: 'PHQ-9 14, moderate, up 5' }, { words: 'goal 1 stays at 5' }],
    end: (
      <>
        signed Mar 6
        <br />
        M. Lindqvist
      </>
    ),
  },
  { id: '4b', date: '2026-03-06', kind: 'score', tone: 'meanwhile', title: 'PHQ-9 of 14, moderate', detail: 'Up 5 in four weeks; 6 would be a reliable change. Item 9 was 0.' },
  ...quiet,
  { id: '6', date: '2026-01-16', kind: 'flag', tone: 'late', title: 'Risk item answered: PHQ-9 item 9, several days', detail: 'Seen the same hour by Maya Lindqvist. Safety plan written with him, sent to Dr. Hale.', chips: [{ tone: 'good', words: 'closed Jan 30' }, { words: 'safety plan of Jan 16' }], end: 'open 14 days' },
  { id: '7', date: '2026-01-12', kind: 'plan', tone: 'meanwhile', title: 'Plan, version 2', detail: 'His words: “I want to be someone my brother can phone again.” Signed by both on the tablet.', end: '3 goals' },
  { id: '8', date: '2025-12-11', kind: 'contact', tone: 'underway', title: 'Referred by Dr. Hale, family medicine', detail: 'Seat offered after 5 days, first session after 18.', end: 'Ruth Abara' },
];

const long: TimelineEntry[] = [
  { id: '1', date: '2026-03-13', kind: 'contact', tone: 'quiet', title: 'Selbsthilfegruppenkoordinationsbeauftragtenversammlung', about: 'a very long kind of meeting', detail: 'https://example.org/a/very/long/address/that/has/no/place/to/break/at/all/and/goes/on', chips: [{ words: 'a chip that is far longer than there is room for on any phone that we know of' }], end: 'somebody with a long name indeed' },
];

function Sample({ of, more, from = [] }: { of: TimelineEntry[]; more?: boolean; from?: string[] }) {
  const [shown, setShown] = useState(from);
  return (
    <Timeline
      label="What happened"
      entries={of}
      kinds={kinds}
      today="2026-03-13"
      shown={shown}
      onShown={setShown}
      counts={countsByKind(of)}
      foldWords={(folded) => `${folded.length === 6 ? 'Six' : folded.length} sessions, all attended, nothing raised`}
      more={more ? { has: true, load: () => undefined, busy: false } : undefined}
    />
  );
}

/** The timeline, whole, filtered, folded, empty. */
export function TimelinePage() {
  return (
    <GalleryPage path="/timeline" title="Timeline" sentence="What happened, in one column, newest first; quiet weeks take one line.">
      <Section title="A client's care" wide>
        <div className="columns split">
          <Card flush>
            <Sample of={entries} more />
          </Card>
          <div className={s.stack}>
            <Card flush>
              <Sample of={entries} from={['plan']} />
            </Card>
            <Card flush>
              <Sample of={long} />
            </Card>
          </div>
        </div>
      </Section>
      <Section title="Nothing yet, loading, failed" wide>
        <div className="columns halves">
          <Card flush>
            <Sample of={[]} />
          </Card>
          <Card flush>
            <Empty title="Nothing has happened yet">The first session, score or call will stand here.</Empty>
          </Card>
          <Card title="Loading" flush>
            <LoadingRows rows={3} label="Loading what happened" />
          </Card>
          <Card>
            <Failed error={new ApiProblem(0, 'no_answer', 'The server did not answer', 'Check the connection.')} retry={() => undefined} />
          </Card>
        </div>
      </Section>
    </GalleryPage>
  );
}
