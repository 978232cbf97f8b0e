import { Button, Menu } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay, useToday } from '@/api/me';
import { Card } from '@/components/Card';
import { MoreMenu } from '@/components/MoreMenu';
import { done, failed } from '@/components/notices';
import { PageHeader } from '@/components/PageHeader';
import { Empty, NoPermission } from '@/components/States';
import { useKeepSupportGroups, useSupportGroups, type SupportGroup } from '@/components/supportGroups/supportGroupQueries';
import { SupportGroupSheet } from '@/components/supportGroups/SupportGroupSheet';
import { usePrintAlone } from '@/components/usePrintAlone';
import { count } from '@/format/words';
import { AddSupportGroup } from './AddSupportGroup';
import { CheckDialog } from './CheckDialog';
import { LibraryDialog } from './LibraryDialog';
import { SupportGroupDialog } from './SupportGroupDialog';
import { SupportGroupFilters } from './SupportGroupFilters';
import { SupportGroupTable } from './SupportGroupTable';
import { isNarrowed, queryOf, searchOf, whichFrom, type Which } from './which';
import s from './supportGroups.module.css';

const route = getRouteApi('/desk/support-groups');

/** The directory of community self-help groups. */
export function SupportGroupsPage() {
  return useMay()('support_groups.read') ? <Directory /> : <NoPermission />;
}

function Directory() {
  const which = whichFrom(route.useSearch());
  const navigate = useNavigate();
  const choose = (change: Partial<Which>) => void navigate({ to: '/support-groups', search: searchOf({ ...which, ...change }) as never, replace: true });
  const [said] = useDebouncedValue(JSON.stringify(queryOf(which)), 200);
  const list = useSupportGroups(JSON.parse(said) as ReturnType<typeof queryOf>);
  const today = useToday();
  const { check, take, unclick } = useKeepSupportGroups();
  const { sheet, print } = usePrintAlone();
  const [chosen, setChosen] = useState<ReadonlyMap<string, SupportGroup>>(new Map());
  const [opened, setOpened] = useState<'add' | 'library' | 'check'>();
  const [shown, setShown] = useState<string>();
  const groups = [...chosen.values()];

  function toggle(g: SupportGroup) {
    const next = new Map(chosen);
    if (!next.delete(g.id)) next.set(g.id, g);
    setChosen(next);
  }
  const right = (checked: SupportGroup[]) =>
    check.mutate(
      { supportGroupIds: checked.map((g) => g.id), finding: 'right' },
      {
        onSuccess: () => {
          setChosen(new Map());
          const said = checked.length === 1 ? `${checked[0]?.name} was checked today` : `${count(checked.length, 'entry', 'entries')} checked today`;
          done(said, () => unclick(checked.map((g) => g.id)));
        },
        onError: (thrown) => failed(thrown, 'Not written down'),
      },
    );
  const takeAll = () => take.mutate(undefined, { onSuccess: ({ items }) => done(`${count(items.length, 'organization')} in the directory`), onError: (thrown) => failed(thrown, 'Not taken') });

  return (
    <>
      <PageHeader
        title="Support groups"
        sentence="Where people go besides treatment and after it. None of these is treatment, and each was checked by somebody here, or waits for it."
        actions={
          <>
            <Button variant="filled" onClick={() => setOpened('add')}>
              Add a group
            </Button>
            <MoreMenu label="More about the directory">
              <Menu.Item onClick={() => setOpened('library')}>National organizations…</Menu.Item>
            </MoreMenu>
          </>
        }
      />
      <Card flush>
        <SupportGroupFilters which={which} onChange={choose} />
        <SupportGroupTable
          list={list}
          today={today}
          chosen={chosen}
          onChoose={toggle}
          onOpen={(g) => setShown(g.id)}
          onRight={(g) => right([g])}
          empty={<Nothing which={which} busy={take.isPending} onAll={() => choose({ ...whichFrom({}) })} onTake={takeAll} />}
        />
      </Card>
      {groups.length > 0 && (
        <div className={s.chosen} role="region" aria-label="Chosen" data-noprint>
          <span>{count(groups.length, 'group')} chosen</span>
          <Button onClick={() => setChosen(new Map())}>Clear</Button>
          <Button onClick={() => setOpened('check')}>Write down a check…</Button>
          <Button onClick={() => right(groups)} loading={check.isPending}>
            Still right, today
          </Button>
          <Button variant="filled" onClick={() => print(<SupportGroupSheet groups={groups} />)}>
            Print a sheet
          </Button>
        </div>
      )}
      {opened === 'add' && <AddSupportGroup today={today} onClose={() => setOpened(undefined)} />}
      {opened === 'library' && <LibraryDialog onClose={() => setOpened(undefined)} />}
      {opened === 'check' && <CheckDialog groups={groups} today={today} onClose={() => setOpened(undefined)} />}
      {shown && <SupportGroupDialog id={shown} today={today} onPrint={(g) => print(<SupportGroupSheet groups={[g]} />)} onClose={() => setShown(undefined)} />}
      {sheet}
    </>
  );
}

/** What stands where no entry does: nothing fits, nothing waits, or nothing is here yet. */
function Nothing({ which, busy, onAll, onTake }: { which: Which; busy: boolean; onAll: () => void; onTake: () => void }) {
  if (isNarrowed(which) || which.show === 'ended')
    return (
      <Empty title={isNarrowed(which) ? 'No support group fits' : 'None is gone'} action={<Button onClick={onAll}>Show all</Button>}>
        {isNarrowed(which) && 'It searches names, subjects, addresses, contacts and what staff remarked.'}
      </Empty>
    );
  if (which.show === 'waiting')
    return (
      <Empty title="Nothing waits for a check" action={<Button onClick={onAll}>Show all</Button>}>
        Somebody has made sure of every entry in the last {which.months} months.
      </Empty>
    );
  return (
    <Empty
      title="No support group yet"
      action={
        <Button variant="filled" onClick={onTake} loading={busy}>
          Take the national organizations
        </Button>
      }
    >
      Begin with the 33 national organizations, then add what is around the corner.
    </Empty>
  );
}
