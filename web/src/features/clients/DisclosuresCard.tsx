import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { Card, List, ListRow } from '@/components/Card';
import type { ShownClient } from '@/components/clients/oneClient';
import { MoreMenu } from '@/components/MoreMenu';
import { done } from '@/components/notices';
import { ReasonDialog } from '@/components/ReasonDialog';
import { Pending } from '@/components/States';
import { daysInWords, longDate } from '@/format/dates';
import { DisclosureDialog } from './DisclosureDialog';
import { basisWords, disclosuresQuery, stands, useAccountPaper, useDisclosureFile, useWithdrawDisclosure, type Disclosure } from './disclosureQueries';

/** What left the practice about a client: to whom, what, why, on which basis. */
export function DisclosuresCard({ client }: { client: ShownClient }) {
  const may = useMay(client);
  const list = useQuery(disclosuresQuery(client.id));
  const file = useDisclosureFile(client.id);
  const paper = useAccountPaper(client.id);
  const withdraw = useWithdrawDisclosure(client.id);
  const [writing, setWriting] = useState<Disclosure | 'new'>();
  const [withdrawing, setWithdrawing] = useState<Disclosure>();
  const changes = !client.mergedInto && may('disclosures.correct');
  return (
    <Card
      title="Disclosures"
      aside={
        <span style={{ display: 'flex', gap: 8 }} data-noprint>
          <Button size="compact-sm" title="What they are owed an account of, as a paper for them" loading={paper.isPending} onClick={() => paper.mutate()}>Their account</Button>
          {(list.data?.length ?? 0) > 0 && <Button size="compact-sm" loading={file.isPending} title="All of it as a table, for a spreadsheet" onClick={() => file.mutate()}>CSV</Button>}
          {!client.mergedInto && may('disclosures.record') && <Button size="compact-sm" data-in-view onClick={() => setWriting('new')}>Record</Button>}
        </span>
      }
      flush
    >
      {!list.data && <Pending query={list} rows={1} />}
      {list.data?.length === 0 && <p className="quiet" style={{ padding: '0 20px 16px' }}>Nothing about them was given to anybody outside in six years.</p>}
      <List label="Disclosures">
        {list.data?.map((d) => (
          <ListRow
            key={d.id}
            past={!stands(d)}
            title={d.withdrawn ? `Not given after all: ${d.recipient}` : d.recipient}
            detail={<Said of={d} />}
            end={
              changes && stands(d) ? (
                <MoreMenu quiet label={`More about what ${d.recipient} got`}>
                  <Menu.Item onClick={() => setWriting(d)}>Correct…</Menu.Item>
                  <Menu.Item onClick={() => setWithdrawing(d)}>Nothing was given…</Menu.Item>
                </MoreMenu>
              ) : undefined
            }
          />
        ))}
      </List>
      {writing && <DisclosureDialog client={client} inPlaceOf={writing === 'new' ? undefined : writing} onClose={() => setWriting(undefined)} />}
      <ReasonDialog
        opened={withdrawing !== undefined}
        title="Nothing was given after all?"
        confirm="Nothing was given"
        onConfirm={async (reason) => {
          if (withdrawing) await withdraw.mutateAsync({ id: withdrawing.id, reason });
          setWithdrawing(undefined);
          done('It stays in the list, with the reason');
        }}
        onClose={() => setWithdrawing(undefined)}
      >
        What was recorded stays in the list, with who said so and why.
      </ReasonDialog>
    </Card>
  );
}

function Said({ of: d }: { of: Disclosure }) {
  return (
    <>
      <span>{daysInWords(d.what)}</span> <span className="quiet">for: {d.purpose}</span>
      <br />
      <span className="quiet small">
        {longDate(d.on)}, {basisWords[d.basis]}
        {d.consentId && ', under a consent'}
        {d.releaseId && ' (a released record)'}
        {d.recipientAddress && `, ${d.recipientAddress}`}; recorded by {d.recordedBy}
        {d.correctsId && d.reason && `, in place of another: ${d.reason}`}
        {d.correctedById && '; corrected since'}
      </span>
    </>
  );
}
