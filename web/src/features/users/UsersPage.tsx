import { Button } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { asProblem } from '@/api/problem';
import { usePerson } from '@/api/useLogin';
import { ButtonLink } from '@/components/ButtonLink';
import { Card } from '@/components/Card';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { DataTable, type Column } from '@/components/DataTable';
import { done, failed } from '@/components/notices';
import { PageHeader } from '@/components/PageHeader';
import { ReasonDialog } from '@/components/ReasonDialog';
import { StateChip } from '@/components/Chip';
import { shortDate } from '@/format/dates';
import { rolesWords, spelled } from '@/format/words';
import { EditPerson } from './EditPerson';
import { HandoverDialog, type Leaving } from './HandoverDialog';
import { InvitationDialog } from './InvitationDialog';
import { InvitePerson } from './InvitePerson';
import { licensesText } from './userFields';
import { useChangeUser, useReinvite, useRemoveFactors, useUsers, type User } from './userQueries';
import { UserLogins } from './UserLogins';
import { UserMenu } from './UserMenu';
import s from './users.module.css';

const states = { active: { tone: 'good', said: 'active' }, invited: { tone: 'underway', said: 'invited' }, disabled: { tone: 'quiet', said: 'disabled' } } as const;

const route = getRouteApi('/desk/users');

/** The people of the practice who sign in; an address may name whose fields to open. */
export function UsersPage() {
  const users = useUsers();
  const me = usePerson();
  const may = useMay();
  const change = useChangeUser();
  const reinvite = useReinvite();
  const [inviting, setInviting] = useState(false);
  const [invited, setInvited] = useState<User>();
  const { person } = route.useSearch();
  const navigate = useNavigate();
  const editing = users.data?.find((u) => u.id === person);
  const edit = (user?: User) => void navigate({ to: '/users', search: { person: user?.id }, replace: true, ignoreBlocker: true });
  const [loginsOf, setLogins] = useState<User>();
  const [disabling, setDisabling] = useState<User>();
  const removeFactors = useRemoveFactors();
  const [losing, setLosing] = useState<User>();
  const [leaving, setLeaving] = useState<Leaving>();
  const admins = (users.data ?? []).filter((u) => u.roles.includes('admin') && u.status === 'active').length;
  const lastAdmin = (u: User) => u.roles.includes('admin') && u.status === 'active' && admins === 1;

  function setStatus(user: User, status: 'active' | 'disabled') {
    change.mutate(
      { user, patch: { status } },
      {
        onSuccess: (u) =>
          done(
            status === 'disabled' ? `${u.name} can no longer sign in` : u.status === 'invited' ? `${u.name} needs a new link to sign in` : `${u.name} can sign in again`,
            () => change.mutateAsync({ user: u, patch: { status: status === 'active' ? 'disabled' : 'active' } }),
          ),
        onError: (error) => {
          if (asProblem(error).code === 'leads_cohorts') setLeaving({ user, patch: { status } });
          else failed(error, `${user.name} is unchanged`);
        },
        onSettled: () => setDisabling(undefined),
      },
    );
  }

  const columns: Column<User>[] = [
    {
      key: 'name',
      head: 'Name',
      main: true,
      cell: (u) => (
        <span>
          {u.name}
          {u.id === me.id && <span className="quiet"> (you)</span>}
          <span className={s.email}>{u.email}</span>
        </span>
      ),
    },
    {
      key: 'role',
      head: 'Roles',
      cell: (u) => (
        <span>
          {rolesWords(u.roles)}
          {u.proposal && <span className={s.since}>{`proposed: ${rolesWords(u.proposal.roles)}, waits for another administrator`}</span>}
        </span>
      ),
    },
    { key: 'license', head: 'License', cell: (u) => <License user={u} /> },
    { key: 'npi', head: 'NPI', minor: true, cell: (u) => u.npi || '–' },
    { key: 'factor', head: 'Second factor', minor: true, cell: (u) => (u.secondFactor ? <StateChip tone="good">added</StateChip> : <span className="quiet">none</span>) },
    {
      key: 'status',
      head: 'State',
      cell: (u) => (u.changedOutside ? <StateChip tone="late">changed outside Cohort</StateChip> : <StateChip tone={states[u.status].tone}>{states[u.status].said}</StateChip>),
    },
    {
      key: 'more',
      head: 'More',
      end: true,
      tool: true,
      cell: (u) => (
        <UserMenu
          user={u}
          protectedAdmin={lastAdmin(u)}
          onEdit={() => edit(u)}
          onInvite={() => reinvite.mutate(u.id, { onSuccess: (u2) => (u2.linkMailed ? done(`A link went to ${u2.name} by mail`) : setInvited(u2)), onError: (error) => failed(error, 'No new link') })}
          onEnable={() => setStatus(u, 'active')}
          onDisable={() => setDisabling(u)}
          onLogins={() => setLogins(u)}
          onRemoveFactors={() => setLosing(u)}
        />
      ),
    },
  ];

  return (
    <>
      <PageHeader
        title="People"
        sentence={sentence(users.data)}
        actions={
          may('users.create') && (
            <Button variant="filled" onClick={() => setInviting(true)}>
              Invite a person
            </Button>
          )
        }
      />
      <div className="columns">
        <ChangedOutside users={users.data} />
        <Card flush>
          <DataTable
            caption="People who sign in"
            columns={columns}
            rows={users.data}
            rowKey={(u) => u.id}
            error={users.error ?? undefined}
            retry={() => void users.refetch()}
            more={{ has: users.hasNextPage, load: () => void users.fetchNextPage(), busy: users.isFetchingNextPage }}
            empty="Nobody yet"
          />
        </Card>
        {admins === 1 && <p className="quiet small">The practice has one active administrator. They cannot be disabled or lose that role until somebody else is one too.</p>}
      </div>
      {inviting && (
        <InvitePerson
          onClose={() => setInviting(false)}
          onInvited={(u) => {
            setInviting(false);
            setInvited(u);
          }}
        />
      )}
      <InvitationDialog user={invited} onClose={() => setInvited(undefined)} />
      {loginsOf && <UserLogins user={loginsOf} onClose={() => setLogins(undefined)} />}
      {editing && <EditPerson key={editing.id} user={editing} onLeaving={setLeaving} onClose={() => edit()} />}
      {leaving && (
        <HandoverDialog
          leaving={leaving}
          onClose={() => setLeaving(undefined)}
          onDone={(u) => {
            setLeaving(undefined);
            edit();
            done(`${u.name} saved, and their cohorts are handed over`);
          }}
        />
      )}
      <ReasonDialog
        opened={losing !== undefined}
        title={`Remove ${losing?.name ?? ''}’s second factor?`}
        confirm="Remove it"
        danger
        onConfirm={async (reason) => {
          if (!losing) return;
          await removeFactors.mutateAsync({ id: losing.id, reason });
          done(`${losing.name} signs in with the password alone, and is told so`);
        }}
        onClose={() => setLosing(undefined)}
      >
        For somebody who lost the phone or the key, and whom you know to be who asks. They are signed out everywhere and told that you did it; their recovery codes are gone too.
      </ReasonDialog>
      <ConfirmDialog opened={disabling !== undefined} title={`Disable ${disabling?.name ?? ''}?`} confirm="Disable" danger busy={change.isPending} onConfirm={() => disabling && setStatus(disabling, 'disabled')} onClose={() => setDisabling(undefined)}>
        They are signed out everywhere at once and cannot sign in. What they did stays, under their name, and they can be enabled again.
      </ConfirmDialog>
    </>
  );
}

/** Accounts that somebody changed in the database: what they say is not to be trusted. */
function ChangedOutside({ users = [] }: { users?: User[] }) {
  const may = useMay();
  return users
    .filter((u) => u.changedOutside)
    .map((u) => (
      <Card key={u.id} title={`${u.name}: this account was changed outside Cohort`}>
        <p className={s.outside}>
          Somebody changed it in the database, past the server. It has no roles and opens nothing, and its name and address may not be the person’s own. It counts again once the database is restored from before the change: tell whoever runs your server now, and let nobody ask for a link by that address.
        </p>
        {may('audit.read') && (
          <ButtonLink to="/audit" search={{ action: 'rows.refuse' }}>
            When it was met first
          </ButtonLink>
        )}
      </Card>
    ));
}

function License({ user }: { user: User }) {
  if (user.licenses.length > 0) {
    const { licenseStanding: standing, licensedUntil: until } = user;
    return (
      <span>
        {licensesText(user.licenses)}
        {until && (standing === 'valid' ? <span className={s.since}>until {shortDate(until)}</span> : <span className={s.since}>{licenseChip(standing, until)}</span>)}
      </span>
    );
  }
  return user.roles.includes('therapist') ? <StateChip tone="soon">none, cannot lead</StateChip> : <span className="quiet">–</span>;
}

const licenseChip = (standing: User['licenseStanding'], until: string) => <StateChip tone={standing === 'ending' ? 'soon' : 'late'}>{standing === 'ending' ? `ends ${shortDate(until)}` : `ended ${shortDate(until)}`}</StateChip>;

function sentence(users: User[] | undefined): string {
  if (!users) return 'Who signs in, and what each may do.';
  const waiting = users.filter((u) => u.status === 'invited').length;
  const active = users.filter((u) => u.status === 'active').length;
  return `${spelled(active)} ${active === 1 ? 'person signs' : 'people sign'} in.${waiting > 0 ? ` ${spelled(waiting)} ${waiting === 1 ? 'has not accepted the invitation' : 'have not accepted their invitations'} yet.` : ''}`;
}
