import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '@/components/ButtonLink';
import { Card, List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { notesDueQuery } from '@/components/notes/waitingQuery';
import type { NotesDue } from '@/components/notes/noteTypes';
import { PageHeader } from '@/components/PageHeader';
import { PendingPage } from '@/components/PendingPage';
import { Empty } from '@/components/States';
import { useMay, useToday } from '@/api/me';
import { relativeDay, shortDate } from '@/format/dates';
import { count, spelled, spelledIn } from '@/format/words';

/** What is to be written, what is overdue, and what waits for one's name. */
export function WorklistPage() {
  const own = useQuery(notesDueQuery('unsigned'));
  const theirs = useQuery(notesDueQuery('cosign'));
  const today = useToday();
  const may = useMay();
  if (!own.data || !theirs.data) return <PendingPage query={own.data ? theirs : own} title="Notes" />;
  const unsigned = own.data.items;
  const cosign = theirs.data.items;
  const late = unsigned.filter((w) => w.late);
  const rest = unsigned.filter((w) => !w.late);
  return (
    <>
      <PageHeader title="Notes" sentence={sentence(unsigned, cosign)} actions={may('private_notes.read') && <ButtonLink to="/notes/private">Private notes</ButtonLink>} />
      <div className="columns">
        {unsigned.length + cosign.length === 0 && (
          <Card>
            <Empty title="Every note is signed" action={<ButtonLink to="/">To your day</ButtonLink>}>
              After a session is closed, its notes stand here until they are signed.
            </Empty>
          </Card>
        )}
        {late.length > 0 && <Waiting title="Overdue" all={late} today={today} />}
        {rest.length > 0 && <Waiting title="To be written and signed" all={rest} today={today} />}
        {cosign.length > 0 && <Waiting title="Wait for your signature" all={cosign} today={today} cosign />}
      </div>
    </>
  );
}

function Waiting({ title, all, today, cosign }: { title: string; all: NotesDue[]; today: string; cosign?: boolean }) {
  return (
    <Card title={title} aside={count(all.reduce((n, w) => n + w.count, 0), 'note')} flush>
      <List label={title}>
        {all.map((w) => (
          <ListRow
            key={w.sessionId}
            title={w.theme || w.cohortName}
            detail={`${w.theme ? `${w.cohortName}, ` : ''}${shortDate(w.date)} · ${count(w.count, 'note')}`}
            edge={w.late ? 'late' : undefined}
            end={
              <>
                <StateChip tone={w.late ? 'late' : w.dueOn === today ? 'soon' : 'quiet'}>{w.late ? `was due ${shortDate(w.dueOn)}` : `due ${relativeDay(w.dueOn, today)}`}</StateChip>
                <ButtonLink to={cosign ? '/notes/cosign/$sessionId' : '/sessions/$sessionId/notes'} params={{ sessionId: w.sessionId }} aria-label={`${cosign ? 'Read and co-sign' : 'Write the notes'}: ${w.theme || w.cohortName}, ${shortDate(w.date)}`}>
                  {cosign ? 'Read and co-sign' : 'Write the notes'}
                </ButtonLink>
              </>
            }
          />
        ))}
      </List>
    </Card>
  );
}

/** "Twelve notes of one session are to be signed, and eight wait for you to co-sign." */
function sentence(unsigned: NotesDue[], cosign: NotesDue[]): string {
  const sum = (all: NotesDue[]) => all.reduce((n, w) => n + w.count, 0);
  const own = sum(unsigned);
  const theirs = sum(cosign);
  if (own + theirs === 0) return 'Nothing waits for you.';
  const sessions = unsigned.length === 1 ? 'one session' : `${spelledIn(unsigned.length)} sessions`;
  const first = own > 0 ? `${spelled(own)} ${own === 1 ? 'note' : 'notes'} of ${sessions} ${own === 1 ? 'is' : 'are'} to be signed` : '';
  const late = unsigned.filter((w) => w.late).length;
  const overdue = late > 0 ? `; ${late === unsigned.length ? 'all of it is' : `${spelledIn(late)} ${late === 1 ? 'session is' : 'sessions are'}`} overdue` : '';
  const second = theirs > 0 ? `${own > 0 ? spelledIn(theirs) : spelled(theirs)} ${theirs === 1 ? 'waits' : 'wait'} for you to co-sign` : '';
  return `${[first + overdue, second].filter(Boolean).join(', and ')}.`;
}
