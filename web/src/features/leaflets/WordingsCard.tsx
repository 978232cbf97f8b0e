import { Menu, Modal } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { Card, List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { useLeaflets, type Leaflet } from '@/components/leaflets/leafletQueries';
import { LeafletSheet } from '@/components/leaflets/LeafletSheet';
import { MoreMenu } from '@/components/MoreMenu';
import { done } from '@/components/notices';
import { ReasonDialog } from '@/components/ReasonDialog';
import { LeafletText } from '@/components/leaflets/LeafletText';
import { usePrintAlone } from '@/components/usePrintAlone';
import { dateIn, ownZone } from '@/format/dates';

/** Every wording that a leaflet has had, the newest first, down to the built-in one. */
export function WordingsCard({ current, published, builtIn }: { current: Leaflet; published: Leaflet[]; builtIn: Leaflet }) {
  const publishes = useMay()('leaflets.publish');
  const { withdraw } = useLeaflets();
  const { sheet, print } = usePrintAlone();
  const [reading, setReading] = useState<Leaflet>();
  const [taking, setTaking] = useState<Leaflet>();
  return (
    <Card title="Its wordings" flush>
      <List label="Wordings">
        {[...published, builtIn].map((l) => (
          <ListRow
            key={l.id ?? 'built-in'}
            plain
            past={l.id !== current.id}
            title={
              <>
                {l.at ? `${dateIn(l.at, ownZone())}, by ${l.by}` : 'The text that comes with Cohort'} {l.withdrawn ? <StateChip>withdrawn</StateChip> : l.id === current.id && <StateChip tone="good">given now</StateChip>}
              </>
            }
            detail={l.withdrawn ? `Withdrawn by ${l.withdrawn.by}: ${l.withdrawn.reason}` : l.title}
            end={
              <MoreMenu quiet label={`More about the wording of ${l.at ? dateIn(l.at, ownZone()) : 'Cohort'}`}>
                <Menu.Item onClick={() => setReading(l)}>Read it</Menu.Item>
                <Menu.Item onClick={() => print(<LeafletSheet leaflets={[l]} />)}>Print it</Menu.Item>
                {publishes && l.id && !l.withdrawn && <Menu.Item onClick={() => setTaking(l)}>Withdraw it…</Menu.Item>}
              </MoreMenu>
            }
          />
        ))}
      </List>
      <Modal opened={!!reading} onClose={() => setReading(undefined)} title={reading?.title} size={720}>
        {reading && <LeafletText text={reading.text} />}
      </Modal>
      <ReasonDialog
        opened={!!taking}
        title={`Withdraw “${taking?.title ?? ''}”?`}
        confirm="Withdraw it"
        danger
        onConfirm={async (reason) => {
          if (taking?.id) await withdraw.mutateAsync({ id: taking.id, reason });
          done('It is withdrawn');
        }}
        onClose={() => setTaking(undefined)}
      >
        The wording before it is given again. To whom this one was given stays noted.
      </ReasonDialog>
      {sheet}
    </Card>
  );
}
