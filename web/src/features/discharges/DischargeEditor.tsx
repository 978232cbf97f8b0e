import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { Card } from '@/components/Card';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { readDischarge, saveDischarge, type Discharge, type DischargeBody, type DischargeDeeds, type Membership, type Named } from '@/components/discharge/dischargeQueries';
import { lacking, reasonWords, subReasonWords } from '@/components/discharge/dischargeWords';
import { sealedDrafts } from '@/components/document/documentSaver';
import { SavingBar } from '@/components/document/SavingBar';
import { useDocumentSaver } from '@/components/document/useDocumentSaver';
import { failed } from '@/components/notices';
import { stateWords } from '@/components/plans/planWords';
import { ownZone } from '@/format/dates';
import { listed } from '@/format/words';
import { AftercarePart } from './AftercarePart';
import { at, bodyOf, inSection, replaced } from './edit';
import { NamedRows } from './NamedRows';
import { ReadinessPart } from './ReadinessPart';
import { SignDischargeDialog } from './SignDischargeDialog';
import s from './Discharge.module.css';

type Props = { membership: Membership; discharge: Discharge; called: string; deeds: DischargeDeeds; /** What it says changed, for the list beside it. */ onSaved?: (saved: Discharge) => void };

// All of a draft is saved as one text: it is written by one person at a time.
const whole = '$summary';

/** The draft of a summary, saved as it is typed. */
export function DischargeEditor({ membership: m, discharge: d, called, deeds, onSaved }: Props) {
  const [signing, setSigning] = useState(false);
  const [discarding, setDiscarding] = useState(false);
  const [named, setNamed] = useState<Named[]>(d.named);
  const { saving, type, flush } = useDocumentSaver({ [whole]: JSON.stringify(bodyOf(d, m)) }, String(d.version), {
    send: async (changed, version) => {
      const saved = await saveDischarge(d.id, JSON.parse(changed[whole] ?? '{}') as DischargeBody, Number(version));
      setNamed(saved.named);
      onSaved?.(saved);
      return { version: String(saved.version) };
    },
    read: async () => {
      const { discharge: theirs = d } = await readDischarge(d.id);
      return { texts: { [whole]: JSON.stringify(bodyOf(theirs, m)) }, version: String(theirs.version), by: theirs.updatedBy };
    },
    drafts: sealedDrafts(`discharge:${d.id}`),
  });
  const body = JSON.parse(saving.texts[whole] ?? '{}') as DischargeBody;
  const put = (next: DischargeBody) => type(whole, JSON.stringify(next));
  const set = (patch: Partial<DischargeBody>) => put({ ...body, dismissed: undefined, ...patch });
  const prose = (field: 'reasonWords' | 'progress' | 'risk' | 'clientView' | 'diagnosesThen' | 'diagnosesNow' | 'medications' | 'copiesTo', label: string, minRows = 1) => (
    <Textarea label={label} autosize minRows={minRows} value={body[field] ?? ''} onChange={(e) => set({ [field]: e.currentTarget.value })} />
  );
  const missing = lacking(body);
  async function sign() {
    if (await flush()) setSigning(true);
    else failed(null, 'Not everything that was typed has arrived at the server yet.');
  }
  return (
    <Card title={`Summary of ${called}`} aside="saved as you type">
      <div className={s.form} data-noprint>
        {d.returned && <p>{`${d.returned.by} gave it back: ${d.returned.remark}`}</p>}
        <section className={s.part} aria-label="Why they leave">
          <div className={s.row}>
            <NativeSelect label="Why they leave" value={body.dischargeReason ?? ''} data={choices(reasonWords)} onChange={(e) => set({ dischargeReason: (e.currentTarget.value || undefined) as DischargeBody['dischargeReason'] })} />
            <NativeSelect label="What is behind it" value={body.subReason ?? ''} data={choices(subReasonWords)} onChange={(e) => set({ subReason: (e.currentTarget.value || undefined) as DischargeBody['subReason'] })} />
          </div>
          {prose('reasonWords', 'In words, if it needs any')}
        </section>
        <section className={s.part} aria-label="What was reached">
          <h3>What was reached</h3>
          {prose('progress', 'Progress', 3)}
          {body.goals.map((g, i) => (
            <div key={g.id} className={s.row} role="group" aria-label={`Goal: ${g.text}`}>
              <NativeSelect label={g.text} value={g.state} data={Object.entries(stateWords).map(([value, label]) => ({ value, label }))} onChange={(e) => set({ goals: at(body.goals, i, { state: e.currentTarget.value as typeof g.state }) })} />
              <Textarea label="In words" autosize minRows={1} value={g.words ?? ''} onChange={(e) => set({ goals: at(body.goals, i, { words: e.currentTarget.value }) })} />
            </div>
          ))}
          {prose('clientView', `How ${called} sees it`, 2)}
          {prose('risk', 'Risk at the end; say also that there is none')}
        </section>
        <ReadinessPart body={body} called={called} set={set} />
        <AftercarePart aftercare={body.aftercare} called={called} set={(aftercare) => set({ aftercare })} />
        <section className={s.part} aria-label="For the record">
          <h3>For the record alone</h3>
          <div className={s.row}>
            {prose('diagnosesThen', 'Diagnoses at admission')}
            {prose('diagnosesNow', 'Diagnoses now')}
          </div>
          <div className={s.row}>
            {prose('medications', 'Medications, if known')}
            {prose('copiesTo', 'Copies to')}
          </div>
        </section>
        <NamedRows
          named={named}
          onReplace={(n) => put(inSection({ ...body, dismissed: undefined }, n.section, (text) => replaced(text, n.start, n.end, n.instead)))}
          onNobody={(n) => set({ dismissed: [{ section: n.section, start: n.start, end: n.end }] })}
        />
        <SavingBar saving={saving} zone={ownZone()} onRetry={() => void flush()} marked={false} />
        {missing.length > 0 && <p className={s.quiet}>Still missing: {listed(missing)}.</p>}
        {missing.length === 0 && !m.record.to && <p className={s.quiet}>Nothing is missing. It can be signed once the membership has ended.</p>}
        <div className={s.tools}>
          <Button variant="filled" disabled={missing.length > 0 || !m.record.to} onClick={() => void sign()}>
            Sign the summary…
          </Button>
          <Button onClick={() => setDiscarding(true)}>Discard the draft…</Button>
        </div>
      </div>
      {signing && <SignDischargeDialog title={`Sign the summary of ${called}`} sign={(name) => deeds.sign.mutateAsync({ id: d.id, name })} onClose={() => setSigning(false)} />}
      <ConfirmDialog opened={discarding} title="Discard this draft?" confirm="Discard" danger busy={deeds.discard.isPending} onConfirm={() => void deeds.discard.mutateAsync(d.id).catch((thrown: unknown) => failed(asProblem(thrown), 'It was not discarded'))} onClose={() => setDiscarding(false)}>
        What was typed into it is gone. What is counted stays.
      </ConfirmDialog>
    </Card>
  );
}

const choices = (words: Record<string, string>) => [{ value: '', label: 'Choose' }, ...Object.entries(words).map(([value, label]) => ({ value, label }))];
