import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Instrument } from '@/components/assessments/assessmentQueries';
import { Card, List, ListRow } from '@/components/Card';
import { calledOf } from '@/format/person';
import { count, listed } from '@/format/words';
import { dueGroups, dueWords, type DueGroup, type MemberDue } from './dueWords';
import { dueQuery, type Round } from './roundQueries';

type Props = { sessionId: string; rounds: Round[]; instruments: Instrument[]; /** Absent while nothing is handed out. */ onGive?: (group: DueGroup) => void };

/** Who is to fill in what in this session, by the practice's rules. */
export function DueCard({ sessionId, rounds, instruments, onGive }: Props) {
  const due = useQuery(dueQuery(sessionId)).data;
  if (!due || due.items.length + due.left.length === 0) return null;
  const form = (code: string) => instruments.find((i) => i.code === code);
  const name = (code: string) => form(code)?.name ?? code;
  const groups = dueGroups(due.items, rounds, (code) => form(code)?.scoreOnly === false);
  const onPaper = due.items.filter((m) => m.due.some((d) => form(d.instrument)?.scoreOnly));
  if (groups.length + onPaper.length + due.left.length === 0) return null;
  const people = new Set([...groups.flatMap((g) => g.members), ...onPaper].map((m) => m.clientId)).size;
  return (
    <Card title="Due in this session" flush aside={people > 0 && count(people, 'member')}>
      <List label="Questionnaires that are due">
        {groups.map((g) => (
          <ListRow
            key={g.codes.join()}
            title={listed(g.codes.map(name))}
            detail={dueWords(g)}
            end={onGive && <Button onClick={() => onGive(g)}>Give {g.codes.length === 1 ? 'it' : 'them'} to {g.members.length === 1 ? calledOf(g.members[0] as MemberDue) : `these ${g.members.length}`}</Button>}
          />
        ))}
        {onPaper.map((m) => (
          <Person key={`p${m.clientId}`} member={m} title={listed(m.due.map((d) => d.instrument).filter((code) => form(code)?.scoreOnly).map(name))} words="on the practice’s own paper, entered on their page" />
        ))}
        {due.left.map((m) => (
          <Person key={`l${m.clientId}`} member={m} title={listed(m.due.map((d) => name(d.instrument)))} words="left the group without last scores" />
        ))}
      </List>
    </Card>
  );
}

function Person({ member: m, title, words }: { member: MemberDue; title: string; words: string }) {
  return (
    <ListRow
      title={title}
      detail={
        <>
          <Link to="/clients/$clientId" params={{ clientId: m.clientId }}>
            {calledOf(m)}
          </Link>
          : {words}
        </>
      }
    />
  );
}
