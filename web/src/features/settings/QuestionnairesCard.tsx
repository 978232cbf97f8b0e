import { Button, Checkbox, MultiSelect, NumberInput, Select } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, ifMatch, ok } from '@/api/client';
import { useMay } from '@/api/me';
import { asProblem } from '@/api/problem';
import { Card } from '@/components/Card';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { problemAreas } from '@/components/practice/problemAreas';
import { Pending } from '@/components/States';
import { UnsavedGuard } from '@/drafts/UnsavedGuard';
import { nextRule, ruleWords, tooOften, type DueForm, type Rule, type Stored } from './questionnairesForm';
import s from './settings.module.css';

const questionnairesQuery = queryOptions({ queryKey: ['settings', 'questionnaires'], queryFn: () => ok(client.GET('/api/v1/settings/questionnaires')) });

/** When members fill in which questionnaires. */
export function QuestionnairesCard() {
  const stored = useQuery(questionnairesQuery);
  const may = useMay();
  return (
    <Card title="Questionnaires by rule">
      {!stored.data ? <Pending query={stored} /> : may('settings.update') ? <RulesForm key={stored.data.version} stored={stored.data} /> : <Rules stored={stored.data} />}
    </Card>
  );
}

function Rules({ stored }: { stored: Stored }) {
  return (
    <ul>
      {stored.rules.map((r, i) => (
        <li key={i}>
          <b>{stored.forms.find((f) => f.code === r.instrument)?.name ?? r.instrument}</b>: {ruleWords(r)}
        </li>
      ))}
      {stored.rules.length === 0 && <li className="quiet">Nothing is due by rule.</li>}
    </ul>
  );
}

function RulesForm({ stored }: { stored: Stored }) {
  const queries = useQueryClient();
  const [rules, setRules] = useState(stored.rules);
  const changed = JSON.stringify(rules) !== JSON.stringify(stored.rules);
  const save = useMutation({
    mutationFn: () => ok(client.PUT('/api/v1/settings/questionnaires', { params: { header: ifMatch(stored.version) }, body: { rules } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['settings'] });
      done('Saved');
    },
  });
  const problem = save.error && asProblem(save.error);
  return (
    <Form
      submit="Save what is due"
      busy={save.isPending}
      problem={problem && (problem.errors.length > 0 ? problem.errors.map((e) => faultWords(e.field, e.message, rules, stored.forms)).join(' ') : problem.message)}
      note={changed ? 'Not saved yet' : undefined}
      onSubmit={(e) => (e.preventDefault(), save.mutate())}
    >
      <p className="quiet">Who leads a group sees at each session who is due for what, and gives it with one click. Members are asked on their phones, on the tablet or on paper.</p>
      {rules.map((r, i) => (
        <RuleRow key={i} rule={r} forms={stored.forms} onChange={(next) => setRules(rules.map((was, at) => (at === i ? next : was)))} onRemove={() => setRules(rules.filter((_, at) => at !== i))} />
      ))}
      <div>
        <Button variant="subtle" disabled={rules.length >= 20} onClick={() => setRules([...rules, nextRule(rules, stored.forms)])}>
          Add a questionnaire
        </Button>
      </div>
      <UnsavedGuard when={() => changed && !save.isSuccess} what="The change" />
    </Form>
  );
}

/** `rules[1].every is missing` in the words of the form. */
function faultWords(field: string, message: string, rules: Rule[], forms: DueForm[]): string {
  const at = /^rules\[(\d+)\]/.exec(field);
  const code = at && rules[Number(at[1])]?.instrument;
  return code ? `${forms.find((f) => f.code === code)?.name ?? code}: ${message}.` : `${field} ${message}.`;
}

type RowProps = { rule: Rule; forms: DueForm[]; onChange: (rule: Rule) => void; onRemove: () => void };

function RuleRow({ rule, forms, onChange, onRemove }: RowProps) {
  const form = forms.find((f) => f.code === rule.instrument);
  return (
    <fieldset className={s.due} aria-label={form?.name ?? 'Questionnaire'}>
      <Select
        label="Questionnaire"
        description={form && `${form.questions} questions${form.scoreOnly ? ', on the practice’s own paper' : ''}`}
        searchable
        allowDeselect={false}
        data={forms.map((f) => ({ value: f.code, label: `${f.name}, ${f.measures}` }))}
        value={rule.instrument}
        onChange={(code) => code && onChange({ ...rule, instrument: code })}
      />
      <NumberInput
        label="Every so many sessions"
        description="That a member comes to; 0: not at all"
        min={0}
        max={52}
        allowDecimal={false}
        value={rule.every}
        onChange={(n) => onChange({ ...rule, every: Number(n) || 0 })}
      />
      <MultiSelect
        label="In groups about"
        description="None chosen: in all groups"
        data={problemAreas}
        value={rule.problemAreas ?? []}
        onChange={(areas) => onChange({ ...rule, problemAreas: areas as Rule['problemAreas'] })}
      />
      <div className={s.dueWhen}>
        <Checkbox label="At intake" checked={rule.atIntake} onChange={(e) => onChange({ ...rule, atIntake: e.currentTarget.checked })} />
        <Checkbox label="At discharge" checked={rule.atDischarge} onChange={(e) => onChange({ ...rule, atDischarge: e.currentTarget.checked })} />
        <Button variant="subtle" onClick={onRemove} aria-label={`Remove ${form?.name ?? 'it'}`}>
          Remove
        </Button>
      </div>
      {tooOften(rule, forms) && (
        <p className={`tinted ${s.dueWarning}`} data-tone="soon" role="status">
          {form?.questions} questions more often than at every fourth session: in a trial of weekly forms of 45 questions attendance fell. A short form, or this one less often, is answered by more.
        </p>
      )}
    </fieldset>
  );
}
