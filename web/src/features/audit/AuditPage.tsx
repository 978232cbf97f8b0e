import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { asProblem } from '@/api/problem';
import { ButtonLink } from '@/components/ButtonLink';
import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNote } from '@/components/ProblemNote';
import { AuditFilters } from './AuditFilters';
import { AuditTable } from './AuditTable';
import { useAudit, useVerify, verificationQuery, type AuditFilters as Filters } from './auditQueries';
import { filtersFrom } from './auditWords';
import { Verification } from './Verification';

const route = getRouteApi('/desk/audit');

/** Who did or saw what, when, from where; and whether the record was touched. */
export function AuditPage() {
  const filters = filtersFrom(route.useSearch());
  const navigate = useNavigate();
  const choose = (change: Partial<Filters>) => void navigate({ to: '/audit', search: { ...filters, ...change } as never, replace: true });
  const list = useAudit(filters);
  const verify = useVerify();
  const verification = useQuery(verificationQuery);

  return (
    <>
      <PageHeader
        title="Audit"
        sentence="Every change, every look at a client’s record, every refusal. Entries are chained, so that nobody can rewrite one without it showing."
        actions={
          <>
            <ButtonLink to="/audit/sightings" search={{ clientCode: filters.clientCode, clientId: filters.clientId, actorId: filters.actorId }}>
              Who saw whom
            </ButtonLink>
            <Button variant="filled" loading={verify.isPending || verification.data?.state === 'running'} onClick={() => verify.mutate(false)}>
              Verify the chain
            </Button>
          </>
        }
      />
      <div className="columns">
        <Verification of={verification.data} onWhole={() => verify.mutate(true)} />
        {verify.error && <ProblemNote>{asProblem(verify.error).message}</ProblemNote>}
        <Card flush>
          <AuditFilters filters={filters} onChange={choose} />
          <AuditTable list={list} onChoose={choose} />
        </Card>
      </div>
    </>
  );
}
