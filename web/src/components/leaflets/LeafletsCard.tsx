import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { Card, List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { MoreMenu } from '@/components/MoreMenu';
import { done } from '@/components/notices';
import { ReasonDialog } from '@/components/ReasonDialog';
import { Pending } from '@/components/States';
import { GiveLeafletsDialog } from './GiveLeafletsDialog';
import { leafletsGivenQuery, useGiveLeaflet, type LeafletGiven } from './leafletQueries';
import { givenWords } from './leafletWords';

/** What a client and those around them were given to read about group therapy. */
export function LeafletsCard({ clientId, changes }: { clientId: string; /** Whether one may note that something was given. */ changes: boolean }) {
  const list = useQuery(leafletsGivenQuery(clientId));
  const reads = useMay()('leaflets.read');
  const { undo } = useGiveLeaflet(clientId);
  const [giving, setGiving] = useState(false);
  const [undoing, setUndoing] = useState<LeafletGiven>();
  return (
    <Card
      title="Leaflets given"
      aside={
        changes && (
          <Button size="compact-sm" data-in-view onClick={() => setGiving(true)}>
            Give a leaflet
          </Button>
        )
      }
      flush
    >
      {!list.data && <Pending query={list} rows={1} />}
      <List label="Leaflets given">
        {list.data?.length === 0 && (
          <ListRow plain title={<span className="quiet">Nothing was given to read yet.</span>} end={reads && <Link to="/leaflets">Read them</Link>} />
        )}
        {list.data?.map((g) => (
          <ListRow
            key={g.id}
            past={!!g.inError}
            title={g.title}
            detail={g.inError ? `${g.inError.by}: ${g.inError.reason}` : givenWords(g)}
            chips={g.inError && <StateChip>Entered in error</StateChip>}
            end={
              changes &&
              !g.inError && (
                <MoreMenu quiet label={`More about ${g.title}`}>
                  <Menu.Item onClick={() => setUndoing(g)}>Entered in error…</Menu.Item>
                </MoreMenu>
              )
            }
          />
        ))}
      </List>
      {giving && <GiveLeafletsDialog clientId={clientId} onClose={() => setGiving(false)} />}
      <ReasonDialog
        opened={!!undoing}
        title="Entered in error?"
        confirm="Mark it"
        onConfirm={async (reason) => {
          if (undoing) await undo.mutateAsync({ id: undoing.id, reason });
          done('Marked; it stays in the list');
        }}
        onClose={() => setUndoing(undefined)}
      >
        That it was noted stays in the list, with who said so and why.
      </ReasonDialog>
    </Card>
  );
}
