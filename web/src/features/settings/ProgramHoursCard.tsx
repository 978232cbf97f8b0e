import { NumberInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, ifMatch, ok } from '@/api/client';
import { useMay } from '@/api/me';
import { asProblem } from '@/api/problem';
import type { components } from '@/api/schema';
import { Card } from '@/components/Card';
import { FieldGroup, Form } from '@/components/Form';
import { done } from '@/components/notices';
import { Pending } from '@/components/States';

type Hours = components['schemas']['ProgramHoursAnswer'];

const hoursQuery = queryOptions({ queryKey: ['settings', 'program-hours'], queryFn: () => ok(client.GET('/api/v1/settings/program-hours')) });

/** How many hours a week intensive programs have at least. */
export function ProgramHoursCard() {
  const hours = useQuery(hoursQuery);
  const may = useMay();
  return (
    <Card title="Intensive programs">
      {!hours.data ? (
        <Pending query={hours} />
      ) : may('settings.update') ? (
        <HoursForm key={hours.data.version} stored={hours.data} />
      ) : (
        <p>
          At least {hours.data.iop} h a week in an intensive outpatient program, {hours.data.php} h in a partial hospitalization program.
        </p>
      )}
    </Card>
  );
}

function HoursForm({ stored }: { stored: Hours }) {
  const queries = useQueryClient();
  const [iop, setIop] = useState<number | string>(stored.iop);
  const [php, setPhp] = useState<number | string>(stored.php);
  const save = useMutation({
    mutationFn: () => ok(client.PUT('/api/v1/settings/program-hours', { params: { header: ifMatch(stored.version) }, body: { iop: Number(iop), php: Number(php) } })),
    onSuccess: async () => {
      await Promise.all(['settings', 'cohorts'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
      done('Saved');
    },
  });
  const hours = { suffix: ' h', min: 1, max: 60, allowDecimal: false };
  return (
    <Form submit="Save the hours" busy={save.isPending} problem={save.error && asProblem(save.error).message} onSubmit={(e) => (e.preventDefault(), save.mutate())}>
      <FieldGroup title="Hours a week, at least" hint="A week that has fewer is told of where it is planned, and on the cohort’s page." pairs>
        <NumberInput label="Intensive outpatient (IOP)" {...hours} value={iop} onChange={setIop} />
        <NumberInput label="Partial hospitalization (PHP)" {...hours} value={php} onChange={setPhp} />
      </FieldGroup>
    </Form>
  );
}
