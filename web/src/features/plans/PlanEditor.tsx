import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { Card } from '@/components/Card';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { DateInput } from '@/components/DateInput';
import { sealedDrafts } from '@/components/document/documentSaver';
import { SavingBar } from '@/components/document/SavingBar';
import { useDocumentSaver } from '@/components/document/useDocumentSaver';
import { failed } from '@/components/notices';
import { ProblemNote } from '@/components/ProblemNote';
import { plansDueQuery, readPlan, savePlan, type Plan, type PlanBody, type PlanDeeds } from '@/components/plans/planQueries';
import { ownZone } from '@/format/dates';
import { listed } from '@/format/words';
import { AroundEditor } from './AroundEditor';
import { CoSignPlan } from './CoSignPlan';
import { bodyOf, lacking, newProblem } from './edit';
import { ProblemEditor } from './ProblemEditor';
import { SignPlanDialog } from './SignPlanDialog';
import s from './Plan.module.css';

type Props = { plan: Plan; called: string; /** Who signs, in full, whether names are hidden or not. */ signer: string; deeds: PlanDeeds; mayWrite: boolean };

/** The version that is open: a draft to write, or one that waits for a co-signature. */
export function PlanEditor(props: Props) {
  if (props.plan.status === 'waiting') return <Waiting {...props} />;
  return props.mayWrite ? <Draft {...props} /> : null;
}

// Whom it waits for is known by their own worklist, which is read only where it is needed.
function Waiting({ plan, called, deeds }: Props) {
  const mine = useQuery(plansDueQuery('cosign')).data?.items.some((w) => w.planId === plan.id);
  return <CoSignPlan plan={plan} called={called} deeds={deeds} mine={mine ?? false} />;
}

// All of a draft is saved as one text: it is written by one person at a time.
const whole = '$plan';

function Draft({ plan, called, signer, deeds }: Props) {
  const [signing, setSigning] = useState(false);
  const [wanting, setWanting] = useState(false);
  const [discarding, setDiscarding] = useState(false);
  const { saving, type, flush } = useDocumentSaver({ [whole]: JSON.stringify(bodyOf(plan)) }, String(plan.version), {
    send: async (changed, version) => ({ version: String((await savePlan(plan.id, JSON.parse(changed[whole] ?? '{}') as PlanBody, Number(version))).version) }),
    read: async () => {
      const theirs = await readPlan(plan.id);
      return { texts: { [whole]: JSON.stringify(bodyOf(theirs)) }, version: String(theirs.version), by: theirs.updatedBy };
    },
    drafts: sealedDrafts(`plan:${plan.id}`),
  });
  const body = JSON.parse(saving.texts[whole] ?? '{}') as PlanBody;
  const set = (patch: Partial<PlanBody>) => type(whole, JSON.stringify({ ...body, ...patch }));
  const retry = () => void flush();
  async function sign() {
    // Before the client draws a signature: one that is refused is drawn twice.
    const missing = lacking(body);
    setWanting(missing.length > 0);
    if (missing.length > 0) return;
    if (await flush()) setSigning(true);
    else failed(null, 'Not everything that was typed has arrived at the server yet.');
  }
  return (
    <Card title={plan.kind === 'first' ? 'The first plan' : 'The next version'} aside="saved as you type">
      <div className={s.form} data-noprint>
        {plan.returned && <p>{`${plan.returned.by} gave it back: ${plan.returned.remark}`}</p>}
        <div className={s.row}>
          {plan.kind !== 'first' && (
            <NativeSelect label="This is" value={body.kind} onChange={(e) => set({ kind: e.currentTarget.value as PlanBody['kind'] })} data={[{ value: 'review', label: 'A review of every step' }, { value: 'change', label: 'A change between reviews' }]} />
          )}
          <DateInput label="Holds from" value={body.effectiveOn ?? ''} onChange={(effectiveOn) => set({ effectiveOn: effectiveOn || undefined })} />
        </div>
        {body.problems.map((p, i) => (
          <ProblemEditor key={p.id ?? i} problem={p} number={i + 1} onChange={(problem) => set({ problems: problem ? body.problems.map((x, k) => (k === i ? problem : x)) : body.problems.filter((_, k) => k !== i) })} />
        ))}
        <div className={s.tools}>
          <Button onClick={() => set({ problems: [...body.problems, newProblem()] })}>Add a problem</Button>
        </div>
        <AroundEditor body={body} set={set} />
        <section className={s.part} aria-label="The client’s part">
          <Textarea label={`How ${called} took part`} autosize minRows={2} value={body.tookPart ?? ''} onChange={(e) => set({ tookPart: e.currentTarget.value })} />
          <Textarea label="In their own words" autosize minRows={2} value={body.clientWords ?? ''} onChange={(e) => set({ clientWords: e.currentTarget.value })} />
        </section>
        {wanting && lacking(body).length > 0 && <ProblemNote>{`It cannot be signed yet. Still missing: ${listed(lacking(body))}.`}</ProblemNote>}
        <SavingBar saving={saving} zone={ownZone()} onRetry={retry} marked={false} />
        <div className={s.tools}>
          <Button variant="filled" onClick={() => void sign()}>
            Sign with the client…
          </Button>
          <Button onClick={() => setDiscarding(true)}>Discard the draft…</Button>
        </div>
      </div>
      {signing && <SignPlanDialog plan={plan} called={called} signer={signer} words={body.clientWords ?? ''} sign={deeds.sign.mutateAsync} onClose={() => setSigning(false)} />}
      <ConfirmDialog opened={discarding} title="Discard this draft?" confirm="Discard" danger busy={deeds.discard.isPending} onConfirm={() => void deeds.discard.mutateAsync(plan.id).catch((thrown: unknown) => failed(asProblem(thrown), 'It was not discarded'))} onClose={() => setDiscarding(false)}>
        What was typed into it is gone. What is signed stays.
      </ConfirmDialog>
    </Card>
  );
}
