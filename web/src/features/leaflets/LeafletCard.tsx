import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { Card } from '@/components/Card';
import type { Leaflet } from '@/components/leaflets/leafletQueries';
import { LeafletSheet } from '@/components/leaflets/LeafletSheet';
import s from '@/components/leaflets/Leaflets.module.css';
import { LeafletText } from '@/components/leaflets/LeafletText';
import { usePrintAlone } from '@/components/usePrintAlone';
import { dateIn, ownZone } from '@/format/dates';
import { PublishLeafletDialog } from './PublishLeafletDialog';

/** One leaflet as its readers read it. */
export function LeafletCard({ leaflet: l, builtIn }: { leaflet: Leaflet; builtIn?: Leaflet }) {
  const publishes = useMay()('leaflets.publish');
  const { sheet, print } = usePrintAlone();
  const [writing, setWriting] = useState(false);
  return (
    <Card>
      <div className={s.above}>
        <h2>{l.title}</h2>
        <span className={s.tools} data-noprint>
          {publishes && <Button onClick={() => setWriting(true)}>Change</Button>}
          <Button variant="filled" data-in-view onClick={() => print(<LeafletSheet leaflets={[l]} />)}>
            Print
          </Button>
        </span>
      </div>
      <LeafletText text={l.text} />
      <p className={`quiet ${s.from}`} data-noprint>{l.by && l.at ? `In your practice’s words since ${dateIn(l.at, ownZone())}, by ${l.by}.` : 'The text that comes with Cohort. Let somebody read it who knows the law of your state.'}</p>
      {writing && <PublishLeafletDialog of={l} builtIn={builtIn} onClose={() => setWriting(false)} />}
      {sheet}
    </Card>
  );
}
