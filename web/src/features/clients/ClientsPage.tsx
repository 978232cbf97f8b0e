import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { ButtonLink } from '@/components/ButtonLink';
import { Card } from '@/components/Card';
import { DataTable, type Column } from '@/components/DataTable';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';
import { nameOf, namesHidden, telling } from '@/format/person';
import { dateIn, longDate, ownZone } from '@/format/dates';
import type { Client } from '@/components/clients/oneClient';
import { clientsQuery } from './clientQueries';
import s from './clients.module.css';
import { EmergencyDialog } from './EmergencyDialog';
import { NewClient } from './NewClient';

const columns: Column<Client>[] = [
  {
    key: 'name',
    head: 'Name',
    main: true,
    cell: (c) => (
      <Link to="/clients/$clientId" params={{ clientId: c.id }}>
        {nameOf(c)}
      </Link>
    ),
  },
  { key: 'code', head: 'Code', cell: (c) => c.code },
  { key: 'called', head: 'Called', minor: true, cell: (c) => telling(c.preferredName) ?? '' },
  { key: 'born', head: 'Born', cell: (c) => (c.birthDate ? longDate(c.birthDate) : 'Unknown') },
  { key: 'since', head: 'Known since', minor: true, end: true, cell: (c) => dateIn(c.createdAt, ownZone()) },
];

// While codes stand for names, they do so once.
const columnsShown = () => columns.filter((c) => c.key !== 'code' || !namesHidden());

/** Everybody the practice knows, or whom the therapist works with; found as one types. */
export function ClientsPage() {
  const may = useMay();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 250);
  const clients = useInfiniteQuery({ ...clientsQuery(text), placeholderData: (before) => before });
  const all = may('clients.create');
  const bills = may('charges.read');
  const [adding, setAdding] = useState(false);
  const [emergency, setEmergency] = useState(false);
  const actions = (
    <>
      {may('emergency_access.open') && !all && <Button onClick={() => setEmergency(true)}>Emergency access</Button>}
      {all && <Button onClick={() => setAdding(true)}>New client</Button>}
      {may('referrals.create') && (
        <ButtonLink to="/referrals/new" variant="filled">
          New referral
        </ButtonLink>
      )}
    </>
  );
  return (
    <>
      <PageHeader title="Clients" sentence={all ? 'Everybody the practice knows. Most come with a referral.' : bills ? 'Everybody the practice knows, as bills need them.' : 'The people in your cohorts, now and before.'} actions={actions} />
      {adding && <NewClient onClose={() => setAdding(false)} />}
      {emergency && <EmergencyDialog onClose={() => setEmergency(false)} />}
      <div className="columns">
        <TextInput className={s.search} type="search" aria-label="Search by name, code, phone or birth date" placeholder="Name, code, phone or birth date" value={typed} onChange={(e) => setTyped(e.currentTarget.value)} />
        <Card flush>
          <DataTable
            caption="Clients"
            columns={columnsShown()}
            rows={clients.data}
            rowKey={(c) => c.id}
            error={clients.error}
            retry={() => void clients.refetch()}
            empty={
              text ? (
                <Empty title="Nobody is found">Any part of any name will do, also a former one; or the code on the paper, the last digits of a phone number, a birth date.</Empty>
              ) : (
                <Empty title="No client yet">
                  {all || bills ? 'The first referral brings the first client.' : 'They appear when somebody is enrolled in a cohort of yours.'}
                </Empty>
              )
            }
            more={{ has: clients.hasNextPage, load: () => void clients.fetchNextPage(), busy: clients.isFetchingNextPage }}
          />
        </Card>
      </div>
    </>
  );
}
