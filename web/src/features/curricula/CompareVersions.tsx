import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { ButtonLink } from '@/components/ButtonLink';
import { Card } from '@/components/Card';
import { StateChip, type Tone } from '@/components/Chip';
import { Compare, type ComparedText } from '@/components/compare/Compare';
import { PageHeader } from '@/components/PageHeader';
import { PendingPage } from '@/components/PendingPage';
import { count } from '@/format/words';
import { choiceWord } from './choices';
import { versionsQuery, type Curriculum } from './curriculumQueries';
import { outlineFrom, type Outline } from './outline';
import { weekChanges, type WeekChange } from './versionChanges';
import s from './CompareVersions.module.css';

const tones: Record<WeekChange['kind'], Tone> = { added: 'good', removed: 'late', moved: 'underway', changed: 'soon', same: 'quiet' };

/** Two versions beside each other, week by week and field by field; 0 is the draft. */
export function CompareVersions({ curriculum, before, after }: { curriculum: Curriculum; before: number; after: number }) {
  const versions = useQuery(versionsQuery(curriculum.id));
  const navigate = useNavigate();
  const outlines = useMemo(() => {
    const of = (n: number) => (n === 0 ? curriculum : versions.data?.find((v) => v.number === n));
    const [a, b] = [of(before), of(after)];
    return a && b && { a: outlineFrom(a), b: outlineFrom(b) };
  }, [curriculum, versions.data, before, after]);
  if (!versions.data || !outlines) return <PendingPage query={versions} title={curriculum.name} />;
  const changes = weekChanges(outlines.a, outlines.b);
  const [alike, differing] = [changes.filter((c) => c.kind === 'same'), changes.filter((c) => c.kind !== 'same')];
  const about = aboutTexts(outlines.a, outlines.b);
  const told = (['added', 'removed', 'moved', 'changed'] as const).flatMap((kind) => {
    const n = changes.filter((c) => c.kind === kind).length;
    return n > 0 ? [`${count(n, 'week')} ${kind}`] : [];
  });
  const choices = [...versions.data.map((v) => ({ value: String(v.number), label: `Version ${v.number}` })), { value: '0', label: 'The draft' }];
  const go = (a: string | null, b: string | null) =>
    void navigate({ to: '/curricula/$curriculumId', params: { curriculumId: curriculum.id }, search: { before: Number(a), after: Number(b) } as never, replace: true });
  const sides = { before: { title: nameOf(before) }, after: { title: nameOf(after) } };
  return (
    <>
      <PageHeader
        over={`${nameOf(before)} beside ${nameOf(after).toLowerCase()}`}
        title={curriculum.name}
        sentence={told.length > 0 ? `${told.join(', ')}.` : 'The weeks are the same.'}
        actions={
          <ButtonLink to="/curricula/$curriculumId" params={{ curriculumId: curriculum.id }}>
            To the draft
          </ButtonLink>
        }
      />
      <div className={s.choose} data-noprint>
        <Select label="Before" data={choices} value={String(before)} allowDeselect={false} onChange={(v) => go(v, String(after))} />
        <Select label="After" data={choices} value={String(after)} allowDeselect={false} onChange={(v) => go(String(before), v)} />
      </div>
      <div className="columns">
        {about.length > 0 && (
          <Card title="About it">
            <Compare {...sides} texts={about} plain />
          </Card>
        )}
        {differing.map((c) => (
          <Card key={c.key} title={c.theme || 'A week without a theme'} aside={<StateChip tone={tones[c.kind]}>{wordsOf(c)}</StateChip>}>
            {c.texts.every((t) => t.before === t.after) ? (
              <p className="quiet">Nothing in it differs.</p>
            ) : (
              <Compare {...sides} texts={c.texts.filter((t) => t.before !== t.after)} plain />
            )}
          </Card>
        ))}
        {alike.length > 0 && (
          <Card title="The same in both" aside={count(alike.length, 'week')}>
            <ul className={s.alike}>
              {alike.map((c) => (
                <li key={c.key}>
                  {c.before === c.after ? `Week ${c.after}` : `Week ${c.before}, now ${c.after}`}: {c.theme || 'without a theme'}
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  );
}

const nameOf = (n: number) => (n === 0 ? 'The draft' : `Version ${n}`);

/** `moved: week 3 is week 5`, `added as week 4` */
function wordsOf(c: WeekChange): string {
  switch (c.kind) {
    case 'added':
      return `added as week ${c.after}`;
    case 'removed':
      return `week ${c.before} removed`;
    case 'moved':
      return `moved from week ${c.before} to ${c.after}`;
    default:
      return c.before === c.after ? `week ${c.after}, ${c.kind === 'same' ? 'the same' : 'changed'}` : `week ${c.before}, now ${c.after}${c.kind === 'same' ? '' : ', changed'}`;
  }
}

function aboutTexts(a: Outline, b: Outline): ComparedText[] {
  const both = (label: string, of: (o: Outline) => string) => ({ key: label, label, before: of(a), after: of(b) });
  return [
    both('Name', (o) => o.name),
    both('Summary', (o) => o.summary),
    both('Source', (o) => o.citation),
    both('Tags', (o) => o.tags.join(', ')),
    both('Problem area', (o) => choiceWord(o.problemArea ?? '')),
    both('Group type', (o) => choiceWord(o.groupType ?? '')),
  ].filter((t) => t.before !== t.after);
}
