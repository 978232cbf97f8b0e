import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import type { ShownClient } from '@/components/clients/oneClient';
import { shortDate } from '@/format/dates';
import { count } from '@/format/words';
import { partsSaid } from './consentWords';
import { releasesQuery, usePackage, type Release } from './releaseQueries';
import { ReleaseReviewDialog } from './ReleaseReviewDialog';
import s from './Release.module.css';

/** What was prepared and what left of a record; the packages for who may read them. */
export function ReleaseRows({ client }: { client: ShownClient }) {
  const may = useMay(client);
  const list = useQuery(releasesQuery(client.id));
  const file = usePackage();
  const [reviewing, setReviewing] = useState('');
  const shown = list.data?.filter((r) => r.status !== 'discarded') ?? [];
  if (shown.length === 0) return null;
  return (
    <>
      <h3 className={s.rows}>Released</h3>
      <List label="Releases">
        {shown.map((r) => (
          <ListRow
            key={r.id}
            title={
              <>
                {r.recipient} <StateChip tone={r.status === 'issued' ? 'good' : 'soon'}>{r.status === 'issued' ? `left ${shortDate(r.issued?.on ?? r.until)}` : 'being read'}</StateChip>
              </>
            }
            detail={<Left of={r} />}
            end={
              <span className={s.ends} data-noprint>
                {r.status === 'prepared' && may('releases.review') && <Button size="compact-sm" onClick={() => setReviewing(r.id)}>Read and issue…</Button>}
                {r.status === 'issued' && may('releases.download') && <Button size="compact-sm" loading={file.isPending && file.variables.id === r.id} onClick={() => file.mutate(r)}>Download</Button>}
              </span>
            }
          />
        ))}
      </List>
      {reviewing && <ReleaseReviewDialog client={client} id={reviewing} onClose={() => setReviewing('')} />}
    </>
  );
}

function Left({ of: r }: { of: Release }) {
  const i = r.issued;
  return (
    <>
      <span>{partsSaid(r.parts)}</span>
      <br />
      <span className="quiet small">
        {i ? `Issued by ${i.by}, ${i.redacted.length === 0 ? 'nothing taken out' : `${count(i.redacted.length, 'place')} taken out`}${i.part2 ? ', with the notice of part 2' : ''}` : `Prepared by ${r.preparedBy}`}
      </span>
      {i && (
        <details className={s.digest}>
          <summary className="quiet small">Digest and redactions</summary>
          <p className="small"><code>{i.digest}</code></p>
          {i.redacted.map((p, n) => (
            <p key={n} className="small quiet">{p.place}: {p.reason}</p>
          ))}
          {i.files.map((f) => (
            <p key={f.attachmentId} className="small quiet">{f.file}, read by {f.by}: <code>{f.digest}</code></p>
          ))}
        </details>
      )}
    </>
  );
}
