import { Button, Menu, NativeSelect, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { Card, List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { DateInput } from '@/components/DateInput';
import { Form } from '@/components/Form';
import { MoreMenu } from '@/components/MoreMenu';
import { done } from '@/components/notices';
import { ReasonDialog } from '@/components/ReasonDialog';
import { breachesQuery, useBreaches, type Breach, type ConsequenceKind } from '@/components/rules/rulesQueries';
import { consequenceWords } from '@/components/rules/rulesWords';
import { WorkDialog } from '@/components/WorkDialog';
import { dateIn, ownZone, shortDate } from '@/format/dates';
import { calledOf } from '@/format/person';
import type { Cohort } from './cohortQueries';

type May = (action: string) => boolean;

/** What left the room, and what followed; nothing stands here while nothing did. */
export function BreachesCard({ cohortId, may }: { cohortId: string; may: May }) {
  const items = useQuery(breachesQuery(cohortId)).data ?? [];
  const [asking, setAsking] = useState<{ does: 'decide' | 'slip'; breach: Breach }>();
  const { undo } = useBreaches(cohortId);
  if (items.length === 0) return null;
  const close = () => setAsking(undefined);
  return (
    <Card title="Breaches of confidence" flush>
      <List label="Breaches of confidence">
        {items.map((b) => (
          <Row key={b.id} breach={b} may={may} onAsk={(does) => setAsking({ does, breach: b })} />
        ))}
      </List>
      {asking?.does === 'decide' && <DecideDialog breach={asking.breach} onClose={close} />}
      <ReasonDialog opened={asking?.does === 'slip'} title="This was entered in error?" confirm="Mark it as an error" danger kept="Kept with it." onConfirm={async (reason) => asking && (await undo.mutateAsync({ id: asking.breach.id, reason }), done('Marked as an error'))} onClose={close}>
        <p>It stays in the record, and nothing follows from it any more.</p>
      </ReasonDialog>
    </Card>
  );
}

function Row({ breach: b, may, onAsk }: { breach: Breach; may: May; onAsk: (does: 'decide' | 'slip') => void }) {
  const last = b.followed.at(-1);
  const who = b.clientCode ? calledOf({ clientCode: b.clientCode, firstName: b.firstName }) : 'Nobody knows who';
  const open = !b.inError && may('breaches.record');
  return (
    <ListRow
      plain
      past={!!b.inError}
      title={
        <>
          <b>{who}</b>, {shortDate(b.on)} {b.inError ? <StateChip>entered in error</StateChip> : <StateChip tone={last ? 'meanwhile' : 'soon'}>{last ? consequenceWords[last.kind] : 'not decided yet'}</StateChip>}
        </>
      }
      detail={
        <>
          {b.what}
          {b.followed.map((c) => (
            <span key={c.at} className="quiet">
              <br />
              {consequenceWords[c.kind]}
              {c.words && `: ${c.words}`} ({c.by}, {dateIn(c.at, ownZone())})
            </span>
          ))}
          {b.inError && (
            <span className="quiet">
              <br />
              In error, {b.inError.by}: {b.inError.reason}
            </span>
          )}
        </>
      }
      end={
        open && (
          <>
            <Button size="compact-sm" onClick={() => onAsk('decide')}>
              {last ? 'Decide otherwise' : 'Decide'}
            </Button>
            <MoreMenu quiet label={`More about what left the room on ${shortDate(b.on)}`}>
              <Menu.Item onClick={() => onAsk('slip')}>This was entered in error…</Menu.Item>
            </MoreMenu>
          </>
        )
      }
    />
  );
}

const choices = (kinds: ConsequenceKind[]) => kinds.map((value) => ({ value, label: consequenceWords[value] }));
const all = Object.keys(consequenceWords) as ConsequenceKind[];
const ofNobody = all.filter((k) => k !== 'signs_again');

/** Something left the room: what, whose it was, and what follows. */
export function BreachDialog({ cohort, today, onClose }: { cohort: Cohort; today: string; onClose: () => void }) {
  const [values, setValues] = useState({ enrollmentId: '', on: today, what: '', consequence: '' as ConsequenceKind | '', words: '' });
  const { record } = useBreaches(cohort.id);
  const problem = record.error && asProblem(record.error);
  const wrong = (field: string) => problem?.errors.find((e) => e.field === field)?.message;
  const set = (part: Partial<typeof values>) => setValues({ ...values, ...part });
  return (
    <WorkDialog title="Something left the room" size={560} dirty={() => values.what !== '' || values.words !== ''} onClose={onClose}>
      {(close) => (
        <Form
          submit="Write it down"
          busy={record.isPending}
          problem={problem && problem.errors.length === 0 && problem.message}
          onCancel={close}
          onSubmit={(e) => {
            e.preventDefault();
            const { enrollmentId, on, what, consequence, words } = values;
            record.mutate({ enrollmentId: enrollmentId || undefined, on, what, consequence: consequence || undefined, words: (consequence && words.trim()) || undefined }, { onSuccess: () => (onClose(), done('Written down')) });
          }}
        >
          <p className="quiet">The group’s leaders and the administrators read it, and nobody else.</p>
          <div className="fields">
            <NativeSelect label="Whose it was" data={[{ value: '', label: 'Nobody knows' }, ...cohort.roster.map((m) => ({ value: m.enrollmentId, label: calledOf(m) }))]} value={values.enrollmentId} onChange={(e) => set({ enrollmentId: e.currentTarget.value, consequence: values.consequence === 'signs_again' ? '' : values.consequence })} />
            <DateInput label="On" max={today} value={values.on} onChange={(on) => set({ on })} error={wrong('on')} />
          </div>
          <Textarea label="What happened" description="What was told to whom, and how it was found out" required data-autofocus data-prose autosize minRows={3} maxLength={20000} value={values.what} onChange={(e) => set({ what: e.currentTarget.value })} error={wrong('what')} />
          <NativeSelect label="What follows" data={[{ value: '', label: 'Not decided yet' }, ...choices(values.enrollmentId ? all : ofNobody)]} value={values.consequence} onChange={(e) => set({ consequence: e.currentTarget.value as ConsequenceKind })} error={wrong('consequence')} />
          {values.consequence && <Textarea label="In words" autosize minRows={2} maxLength={2000} value={values.words} onChange={(e) => set({ words: e.currentTarget.value })} />}
        </Form>
      )}
    </WorkDialog>
  );
}

function DecideDialog({ breach: b, onClose }: { breach: Breach; onClose: () => void }) {
  const kinds = b.enrollmentId ? all : ofNobody;
  const [consequence, setConsequence] = useState<ConsequenceKind>(b.followed.at(-1)?.kind ?? 'talk');
  const [words, setWords] = useState('');
  const { decide } = useBreaches(b.cohortId);
  return (
    <WorkDialog title="What follows" size={480} dirty={() => words !== ''} onClose={onClose}>
      {(close) => (
        <Form
          submit="Decide"
          busy={decide.isPending}
          problem={decide.error && asProblem(decide.error).message}
          onCancel={close}
          onSubmit={(e) => {
            e.preventDefault();
            decide.mutate({ breach: b, body: { consequence, words: words.trim() || undefined } }, { onSuccess: () => (onClose(), done(consequenceWords[consequence])) });
          }}
        >
          <NativeSelect label="What follows" data={choices(kinds)} value={consequence} onChange={(e) => setConsequence(e.currentTarget.value as ConsequenceKind)} description={consequence === 'signs_again' ? 'Their signature does not count until they sign again.' : undefined} />
          <Textarea label="In words" description="What was decided before stays with it." autosize minRows={2} maxLength={2000} value={words} onChange={(e) => setWords(e.currentTarget.value)} />
        </Form>
      )}
    </WorkDialog>
  );
}
