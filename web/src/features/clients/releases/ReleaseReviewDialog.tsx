import { Button, Modal, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import type { ShownClient } from '@/components/clients/oneClient';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { done, failed } from '@/components/notices';
import { ProblemNote } from '@/components/ProblemNote';
import { ReasonDialog } from '@/components/ReasonDialog';
import { Pending } from '@/components/States';
import { filesLeave, partsSaid, partWords, takenOut, unended } from './consentWords';
import { ReleaseFiles } from './ReleaseFiles';
import { reviewQuery, useRelease, type Decision, type ReleaseReview, type ReleaseText } from './releaseQueries';
import { TextBeside, type Place } from './TextBeside';
import s from './Release.module.css';

/** A release before it leaves: each text as it stands in the record, beside what
    leaves of it. Whoever reads takes out more, or keeps what names nobody. */
export function ReleaseReviewDialog({ client, id, onClose }: { client: ShownClient; id: string; onClose: () => void }) {
  const review = useQuery(reviewQuery(id));
  return (
    <Modal opened onClose={onClose} fullScreen title="Read before it leaves">
      {review.data ? <Shown client={client} review={review.data} onClose={onClose} /> : <Pending query={review} rows={6} />}
    </Modal>
  );
}

function Shown({ client, review: r, onClose }: { client: ShownClient; review: ReleaseReview; onClose: () => void }) {
  const { decide, issue, discard } = useRelease(client.id, r.id);
  const [onlyFound, setOnlyFound] = useState(true);
  const [asked, setAsked] = useState<Decision>();
  const [ending, setEnding] = useState<'issue' | 'discard'>();
  const [problem, setProblem] = useState('');
  const shown = onlyFound ? r.texts.filter((t) => t.found.length > 0) : r.texts;

  function settle(kind: Decision['kind'], of: Place) {
    const place = { kind, path: of.text.path, start: of.start, end: of.end };
    if (kind !== 'undo') return setAsked(place);
    decide.mutate(place, { onError: (thrown) => failed(thrown) });
  }
  async function leave() {
    setEnding(undefined);
    setProblem('');
    try {
      await issue.mutateAsync(r.version);
      done('Issued, sealed and in the log of disclosures');
      onClose();
    } catch (thrown) {
      setProblem(asProblem(thrown).message);
    }
  }

  return (
    <div className={s.review}>
      <div className={s.above}>
        <div>
          <p className={s.to}>{r.recipient}</p>
          <p className="quiet">
            {partsSaid(r.parts)}, for: {unended(r.purpose)}.
            {r.part2 && ' The notice of 42 CFR part 2 stands on every page.'}
          </p>
        </div>
        <div className={s.tools}>
          <Button onClick={() => setEnding('discard')}>Discard</Button>
          <Button variant="filled" loading={issue.isPending} disabled={r.changed} onClick={() => setEnding('issue')}>Issue</Button>
        </div>
      </div>
      <ProblemNote>{problem || (r.changed ? 'The record has changed since this was prepared. Discard it, and prepare it again.' : '')}</ProblemNote>
      <div className={s.bar}>
        <p role="status">
          {takenOut(r)}, in {r.texts.length} texts.{r.files.length > 0 && ` ${filesLeave(r.files)}.`}
        </p>
        <Switch label="Only where something was found" checked={onlyFound} onChange={(e) => setOnlyFound(e.currentTarget.checked)} />
      </div>
      <p className="quiet small">A clean result is no guarantee: somebody can be known by their story. To take out more, select the words where they stand. Notes that a therapist keeps apart from the record are never in a release: their author gives them out, under a consent of their own.</p>
      {shown.length === 0 && <p className="quiet">Nothing was found in {r.texts.length} texts. Turn the switch to read them all.</p>}
      {shown.length > 0 && (
        <div className={`${s.columns} quiet small`} aria-hidden>
          <p>As it stands in the record</p>
          <p>As it leaves</p>
        </div>
      )}
      {byPart(shown).map(([part, texts]) => (
        <section key={part} aria-label={part}>
          <h3 className={s.part}>{part}</h3>
          {texts.map((t) => (
            <TextBeside key={t.path} text={t} busy={decide.isPending} onSettle={settle} />
          ))}
        </section>
      ))}
      <ReleaseFiles review={r} />
      <ReasonDialog
        opened={!!asked}
        title={asked?.kind === 'keep' ? 'This names nobody' : 'Take this out'}
        confirm={asked?.kind === 'keep' ? 'It stays' : 'Take it out'}
        keep="Back"
        kept="Kept here with your name; the recipient does not read it."
        onConfirm={async (why) => {
          if (asked) await decide.mutateAsync({ ...asked, why });
        }}
        onClose={() => setAsked(undefined)}
      >
        {asked?.kind === 'keep' ? 'Only what is no name of another member, and tells of none: a word, a place, a month, somebody outside the group.' : 'It does not leave. Where it stood, [redacted] stands.'}
      </ReasonDialog>
      <ConfirmDialog opened={ending === 'issue'} title={`Issue to ${r.recipient}?`} confirm="Issue" cancel="Read on" onConfirm={() => void leave()} onClose={() => setEnding(undefined)}>
        {takenOut(r)}, in {r.texts.length} texts.{r.files.length > 0 && ` ${filesLeave(r.files)}.`} It becomes one sealed package with PDF, JSON and FHIR{r.files.some((f) => f.leaves) && ' and the files that you ticked'}, and stands in the log of disclosures from today on. It cannot be changed afterwards.
      </ConfirmDialog>
      <ReasonDialog
        opened={ending === 'discard'}
        title="Discard this release?"
        confirm="Discard"
        keep="Keep it"
        onConfirm={async (reason) => {
          await discard.mutateAsync(reason);
          done('Discarded; nothing left');
          onClose();
        }}
        onClose={() => setEnding(undefined)}
      >
        Nothing has left. What you decided about its places is gone with it.
      </ReasonDialog>
    </div>
  );
}

function byPart(texts: ReleaseText[]): [string, ReleaseText[]][] {
  const parts = new Map<string, ReleaseText[]>();
  for (const t of texts) {
    const part = t.part ? partWords[t.part] : 'The release and its consent';
    parts.set(part, [...(parts.get(part) ?? []), t]);
  }
  return [...parts];
}
