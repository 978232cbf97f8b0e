import { Checkbox, NumberInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, ifMatch, ok } from '@/api/client';
import { useMay } from '@/api/me';
import { asProblem } from '@/api/problem';
import type { components } from '@/api/schema';
import { Card } from '@/components/Card';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { Pending } from '@/components/States';

type Rule = components['schemas']['CompletionAnswer'];

const completionQuery = queryOptions({ queryKey: ['settings', 'completion'], queryFn: () => ok(client.GET('/api/v1/settings/completion')) });

/** What completes a program, for the certificate. */
export function CompletionCard() {
  const rule = useQuery(completionQuery);
  const may = useMay();
  return (
    <Card title="Certificate of completion">
      {!rule.data ? <Pending query={rule} /> : may('settings.update') ? <CompletionForm key={rule.data.version} stored={rule.data} /> : <p>{ruleWords(rule.data)}</p>}
    </Card>
  );
}

const ruleWords = (r: Rule) => `${r.percent} % of the sessions attended or caught up${r.builtOn ? ', and every missed theme that a later one builds on caught up' : ''}.`;

function CompletionForm({ stored }: { stored: Rule }) {
  const queries = useQueryClient();
  const [percent, setPercent] = useState<number | string>(stored.percent);
  const [builtOn, setBuiltOn] = useState(stored.builtOn);
  const save = useMutation({
    mutationFn: () => ok(client.PUT('/api/v1/settings/completion', { params: { header: ifMatch(stored.version) }, body: { percent: Number(percent), builtOn } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['settings'] });
      done('Saved');
    },
  });
  return (
    <Form submit="Save the rule" busy={save.isPending} problem={save.error && asProblem(save.error).message} onSubmit={(e) => (e.preventDefault(), save.mutate())}>
      <NumberInput maw={300} label="Sessions attended or caught up" description="Of those that a member committed to, or belonged to" suffix=" %" min={1} max={100} allowDecimal={false} value={percent} onChange={setPercent} />
      <Checkbox label="Every missed theme that a later one builds on is caught up" checked={builtOn} onChange={(e) => setBuiltOn(e.currentTarget.checked)} />
    </Form>
  );
}
