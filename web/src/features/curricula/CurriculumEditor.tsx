import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { asProblem } from '@/api/problem';
import { useMay } from '@/api/me';
import { Card } from '@/components/Card';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { done } from '@/components/notices';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNote } from '@/components/ProblemNote';
import { Empty } from '@/components/States';
import { useStaleEdit } from '@/components/useStaleEdit';
import { ownZone, timeIn } from '@/format/dates';
import { spelled } from '@/format/words';
import { UnsavedGuard } from '@/drafts/UnsavedGuard';
import { AboutFields } from './AboutFields';
import { CurriculumMenu } from './CurriculumMenu';
import { curriculumQuery, usePublish, useSaveCurriculum, type Curriculum } from './curriculumQueries';
import { differences } from './differences';
import s from './CurriculumEditor.module.css';
import { faultSentence, faultsOf, missingToPublish, wrongWeeks, type Faults } from './faults';
import { bodyOf, outlineFrom, tidy, type Outline } from './outline';
import { PrintedCurriculum } from './PrintedCurriculum';
import { Strip } from './Strip';
import { useOutlineDraft } from './useOutlineDraft';
import { Versions } from './Versions';
import { WeekEditor } from './WeekEditor';
import { WeekTools } from './WeekTools';
import { addWeek, changeWeek, duplicateWeek, moveRefusals, moveWeek, removeWeek } from './weekMoves';

type Props = { curriculum: Curriculum };

/** A curriculum to write: the strip of weeks, the chosen week, and publishing. */
export function CurriculumEditor({ curriculum }: Props) {
  const queries = useQueryClient();
  const draft = useOutlineDraft(curriculum);
  const { outline, dirty } = draft;
  const [selected, setSelected] = useState(outline.weeks[0]?.key);
  const [faults, setFaults] = useState<Faults>({});
  const [problem, setProblem] = useState('');
  const [said, setSaid] = useState('');
  const [refused, setRefused] = useState<{ key: string; to: number; why: string[] }>();
  const [asking, setAsking] = useState(false);
  const save = useSaveCurriculum(curriculum.id);
  const publish = usePublish(curriculum.id);
  const may = useMay();
  const week = outline.weeks.find((w) => w.key === selected) ?? outline.weeks[0];
  const at = week ? outline.weeks.indexOf(week) : -1;
  const next = curriculum.published + 1;
  const publishable = curriculum.hasDraft || dirty;

  function show(found: Faults, fallback = '') {
    setFaults(found);
    setProblem(faultSentence(found) || fallback);
    const first = Math.min(...wrongWeeks(found));
    if (Number.isFinite(first)) setSelected(outline.weeks[first - 1]?.key);
  }

  const edit = useStaleEdit({
    base: { ...curriculum, version: draft.base },
    onBase: ({ version }) => draft.setBase(version),
    read: () => queries.fetchQuery({ ...curriculumQuery(curriculum.id), staleTime: 0 }),
    send: async ({ version }) => {
      const sent = tidy(outline);
      draft.setOutline(sent);
      show({});
      const c = await save.mutateAsync({ body: bodyOf(sent), version });
      draft.settled(c.version, sent);
    },
    merge: (_, theirs) => differences(outline, outlineFrom(theirs)),
    take: (theirs) => draft.replace(theirs),
    refused: (thrown) => {
      const p = asProblem(thrown);
      show(faultsOf(p), p.message);
    },
  });

  async function askToPublish() {
    const missing = missingToPublish(outline);
    if (Object.keys(missing).length > 0) show(missing);
    else if (!dirty || (await edit.save())) setAsking(true);
  }

  async function makeVersion() {
    try {
      const c = await publish.mutateAsync();
      draft.settled(c.version, outline);
      done(`Version ${c.published} is published`);
    } catch (thrown) {
      const p = asProblem(thrown);
      show(faultsOf(p), p.message);
    } finally {
      setAsking(false);
    }
  }

  function moved(result: { outline: Outline; lost: string[] }, what: string) {
    draft.step(result.outline);
    setSaid([what, ...result.lost].join(' '));
    setRefused(undefined);
    show({});
  }

  // A week does not pass what it builds on without a word: it stays, and who
  // wants it all the same drops the link.
  function move(key: string, to: number, withoutLinks = false) {
    const w = outline.weeks.find((other) => other.key === key);
    if (!w || outline.weeks.indexOf(w) === to) return;
    const why = withoutLinks ? [] : moveRefusals(outline, key, to);
    if (why.length > 0) {
      setSaid('');
      setRefused({ key, to, why });
    } else moved(moveWeek(outline, key, to), `${w.theme || 'The week'} is week ${to + 1} now.`);
  }

  function insert(result: { outline: Outline; key: string }, what: string) {
    moved({ outline: result.outline, lost: [] }, what);
    setSelected(result.key);
  }

  const stored = useRef(edit.save);
  useEffect(() => {
    stored.current = edit.save;
  });
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if ((e.ctrlKey || e.metaKey) && e.key === 's') {
        e.preventDefault();
        void stored.current();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return (
    <>
      <PageHeader
        over={over(curriculum, dirty)}
        title={outline.name || 'A curriculum without a name'}
        sentence={firstSentence(outline.summary)}
        actions={
          <>
            <Button onClick={() => void edit.save()} disabled={!dirty} loading={edit.busy} aria-keyshortcuts="Control+S Meta+S">
              {dirty ? 'Save draft' : 'Saved'}
            </Button>
            {may('curricula.publish') && (
              <Button variant="filled" disabled={!publishable || outline.weeks.length === 0} onClick={() => void askToPublish()}>
                {publishable ? `Publish version ${next}` : `Version ${curriculum.published} published`}
              </Button>
            )}
            <CurriculumMenu curriculum={curriculum} dirty={dirty} />
          </>
        }
      />
      <div className="columns">
        {draft.restored && (
          <ProblemNote tone="underway">
            Brought back what you had not saved.{' '}
            <button type="button" className={s.link} onClick={() => draft.replace(curriculum)}>
              Discard it
            </button>
          </ProblemNote>
        )}
        <ProblemNote>{problem}</ProblemNote>
        <Card title={`${spelled(outline.weeks.length)} week${outline.weeks.length === 1 ? '' : 's'}`} aside={<Button variant="subtle" onClick={() => insert(addWeek(outline), `Week ${outline.weeks.length + 1} is added.`)}>Add a week</Button>}>
          {outline.weeks.length === 0 ? (
            <Empty title="No weeks yet" action={<Button onClick={() => insert(addWeek(outline), '')}>Add the first week</Button>}>
              A week has a theme, a goal and what happens in its session.
            </Empty>
          ) : (
            <Strip outline={outline} selected={week?.key} onSelect={setSelected} onMove={move} wrong={wrongWeeks(faults)} />
          )}
          <p className={s.status} role="status">
            {refused && (
              <>
                <span className={s.refused}>Not moved. {refused.why.join(' ')}</span>
                <button type="button" className={s.link} onClick={() => move(refused.key, refused.to, true)}>
                  Drop the {refused.why.length === 1 ? 'link' : 'links'} and move
                </button>
                <button type="button" className={s.link} onClick={() => setRefused(undefined)}>
                  Leave it
                </button>
              </>
            )}
            {said && !refused && (
              <>
                <span className={s.said}>{said}</span>
                <button type="button" className={s.link} onClick={() => { draft.undo(); setSaid(''); }}>
                  Undo
                </button>
              </>
            )}
            {!said && !refused && (dirty ? draft.keptAt && `Kept on this device ${timeIn(draft.keptAt, ownZone())}` : outline.weeks.length > 1 && 'Drag a week to move it, or Alt with ← and →.')}
          </p>
        </Card>
        {week && (
          <div role="tabpanel" id="week-panel" aria-labelledby={`week-${week.key}`}>
            <Card>
              <div className={s.bar}>
                <h2>Week {at + 1}</h2>
                <WeekTools
                  at={at}
                  of={outline.weeks.length}
                  onMove={(to) => move(week.key, to)}
                  onDuplicate={() => insert(duplicateWeek(outline, week.key), `Week ${at + 1} is copied to week ${at + 2}.`)}
                  onInsert={() => insert(addWeek(outline, at), `Week ${at + 2} is added.`)}
                  onRemove={() => {
                    moved(removeWeek(outline, week.key), `${week.theme || 'The week'} is removed.`);
                    setSelected(outline.weeks[at + 1]?.key ?? outline.weeks[at - 1]?.key);
                  }}
                />
              </div>
              <WeekEditor
                key={week.key}
                curriculumId={curriculum.id}
                outline={outline}
                week={week}
                fault={(path) => faults[`weeks.${at}.${path}`]}
                onChange={(change) => draft.setOutline((now) => changeWeek(now, week.key, change))}
              />
            </Card>
          </div>
        )}
        <div className="columns halves">
          <AboutFields outline={outline} faults={faults} onChange={(change) => draft.setOutline({ ...outline, ...change })} />
          <Versions curriculum={curriculum} />
        </div>
        <PrintedCurriculum outline={outline} week={week} />
      </div>

      <ConfirmDialog opened={asking} title={`Publish version ${next}?`} confirm={`Publish version ${next}`} busy={publish.isPending} onConfirm={() => void makeVersion()} onClose={() => setAsking(false)}>
        A published version is immutable: nobody can change or remove it. New cohorts follow version {next}; cohorts that follow an older one keep it. You can go on writing the draft at any time.
      </ConfirmDialog>
      {edit.dialog}
      <UnsavedGuard when={dirty} what="The draft is kept in this browser for a week, but it" />
    </>
  );
}

function over(c: Curriculum, dirty: boolean): string {
  const published = c.published > 0 ? `Curriculum · version ${c.published} published` : 'Curriculum · not published yet';
  if (dirty) return `${published} · not saved`;
  return c.hasDraft && c.published > 0 ? `${published} · the draft is ahead` : published;
}

/** The whole summary is written, and read, further down. */
const firstSentence = (text: string) => /^.+?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
