import { Checkbox, TagsInput, TextInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, ifMatch, ok } from '@/api/client';
import { byField } from '@/api/fieldProblem';
import { useMay } from '@/api/me';
import { asProblem } from '@/api/problem';
import type { components } from '@/api/schema';
import { Card } from '@/components/Card';
import { FieldGroup, Form } from '@/components/Form';
import { done } from '@/components/notices';
import { Pending } from '@/components/States';
import { listed } from '@/format/words';

type Rules = components['schemas']['AftercareRulesAnswer'];

const rulesQuery = queryOptions({ queryKey: ['settings', 'aftercare'], queryFn: () => ok(client.GET('/api/v1/settings/aftercare')) });

/** How the practice stays in touch after treatment, and whom its papers name for
    the worst hour. */
export function AftercareRulesCard() {
  const rules = useQuery(rulesQuery);
  const may = useMay();
  return (
    <Card title="After treatment">
      {!rules.data ? (
        <Pending query={rules} />
      ) : may('settings.update') ? (
        <RulesForm key={rules.data.version} stored={rules.data} />
      ) : (
        <p>
          People are asked how they are {listed(rules.data.followUpDays.map(String))} days after they leave. In danger: {rules.data.namedWords}
        </p>
      )}
    </Card>
  );
}

function RulesForm({ stored }: { stored: Rules }) {
  const queries = useQueryClient();
  const [days, setDays] = useState(stored.followUpDays.map(String));
  const [crisis, setCrisis] = useState(stored.crisis ?? {});
  const save = useMutation({
    mutationFn: () => ok(client.PUT('/api/v1/settings/aftercare', { params: { header: ifMatch(stored.version) }, body: { followUpDays: days.map(Number), crisis: crisis.lineName || crisis.number || crisis.emergency ? crisis : undefined } })),
    onSuccess: async () => {
      await Promise.all(['settings', 'me'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
      done('Saved');
    },
  });
  const problem = save.error ? asProblem(save.error) : undefined;
  const wrong = byField(problem?.errors ?? []);
  const text = (field: 'lineName' | 'number' | 'emergency', sent: string) => ({
    value: crisis[field] ?? '',
    placeholder: stored.crisis ? undefined : stored.named[field],
    error: wrong[sent],
    onChange: (e: { currentTarget: { value: string } }) => setCrisis({ ...crisis, [field]: e.currentTarget.value || undefined }),
  });
  return (
    <Form submit="Save what comes after" busy={save.isPending} problem={problem && (problem.errors.length === 0 || wrong.followUpDays ? problem.message : undefined)} onSubmit={(e) => (e.preventDefault(), save.mutate())}>
      <FieldGroup title="Asked how they are" hint="So many days after the last session. Somebody whose summary is signed already is asked on the days that it promised.">
        <TagsInput label="Days" maxTags={4} splitChars={[',', ' ']} value={days} onChange={(all) => setDays(all.filter((d) => /^\d{1,3}$/.test(d)))} error={Object.entries(wrong).find(([field]) => field.startsWith('followUpDays'))?.[1]} />
      </FieldGroup>
      <FieldGroup title="When somebody is in danger" hint={stored.crisis ? 'On questionnaires, on sheets of support groups, and on what goes home.' : 'On questionnaires, on sheets of support groups, and on what goes home. Left empty, those of your country, as far as they are known here.'} pairs>
        <TextInput label="Crisis line" maxLength={100} {...text('lineName', 'crisis.lineName')} />
        <TextInput label="Its number" maxLength={30} {...text('number', 'crisis.number')} />
        <TextInput label="Number for emergencies" maxLength={30} {...text('emergency', 'crisis.emergency')} />
        <Checkbox label="Text messages are read there as well" checked={crisis.texts ?? false} disabled={!crisis.number} onChange={(e) => setCrisis({ ...crisis, texts: e.currentTarget.checked || undefined })} />
      </FieldGroup>
      <p className="quiet">Now printed: {stored.namedWords}</p>
    </Form>
  );
}
