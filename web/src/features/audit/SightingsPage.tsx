import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Card } from '@/components/Card';
import { DateInput } from '@/components/DateInput';
import { PageHeader } from '@/components/PageHeader';
import { Empty } from '@/components/States';
import { ClientCode } from './AuditFilters';
import f from '@/components/Filters.module.css';
import { actorsQuery } from './auditQueries';
import { filtersFrom } from './auditWords';
import { SightingTable } from './SightingTable';
import { isAsked, useSightings, useSightingsFile, type SightingFilters } from './sightingQueries';

const route = getRouteApi('/desk/audit/sightings');

/** Who saw this client; whom this person saw. */
export function SightingsPage() {
  const { from, to, actorId, clientId, clientCode } = filtersFrom(route.useSearch());
  const filters: SightingFilters = { from, to, actorId, clientId, clientCode };
  const navigate = useNavigate();
  const choose = (change: SightingFilters) => void navigate({ to: '/audit/sightings', search: { ...filters, ...change } as never, replace: true });
  const actors = useQuery(actorsQuery);
  const list = useSightings(filters);
  const file = useSightingsFile();
  const who = actors.data?.find((u) => u.id === actorId)?.name;
  const backwards = from && to && to < from;
  return (
    <>
      <PageHeader
        over={<Link to="/audit">Audit</Link>}
        title={titleOf(filters, who)}
        sentence="Every look and every deed whose answer showed a client, alone or in a list: who, when and from where. Reading this is recorded too."
        actions={
          isAsked(filters) && (
            <>
              <Button onClick={() => window.print()}>Print</Button>
              <Button variant="filled" loading={file.isPending} onClick={() => file.mutate(filters)}>
                Save as CSV
              </Button>
            </>
          )
        }
      />
      <Card flush>
        <div className={`${f.filters} ${f.fields}`} role="search" aria-label="Who saw whom">
          <ClientCode key={clientCode} chosen={clientCode} onChange={(code) => choose({ clientCode: code, clientId: undefined })} />
          <Select
            label="Person"
            searchable
            value={actorId ?? ''}
            data={[{ value: '', label: 'Anybody' }, ...(actors.data ?? []).map((u) => ({ value: u.id, label: u.name }))]}
            onChange={(id) => choose({ actorId: id || undefined })}
          />
          <DateInput label="From" value={from ?? ''} onChange={(day) => choose({ from: day || undefined })} />
          <DateInput label="To" value={to ?? ''} error={backwards ? 'Before the first day' : undefined} onChange={(day) => choose({ to: day || undefined })} />
        </div>
        {isAsked(filters) ? (
          <SightingTable list={list} ofClient={Boolean(clientCode ?? clientId)} onChoose={choose} />
        ) : (
          <Empty title="Whom is it about?">Type a client’s code to see who saw them, or choose a person to see whom they saw.</Empty>
        )}
      </Card>
    </>
  );
}

function titleOf({ clientCode, clientId, actorId }: SightingFilters, who = 'this person') {
  const client = clientCode ?? (clientId && 'this client');
  if (client && actorId) return `When ${who} saw ${client}`;
  if (client) return `Who saw ${client}`;
  return actorId ? `Whom ${who} saw` : 'Who saw whom';
}
