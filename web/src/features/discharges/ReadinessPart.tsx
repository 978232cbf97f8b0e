import { NativeSelect, Textarea } from '@mantine/core';
import { PressChip } from '@/components/Chip';
import type { DischargeBody } from '@/components/discharge/dischargeQueries';
import { independence, managesWords, selfHelpWords } from '@/components/discharge/dischargeWords';
import { ZeroToTen } from './ZeroToTen';
import s from './Discharge.module.css';

type Props = { body: DischargeBody; called: string; set: (patch: Partial<DischargeBody>) => void };
type Answer = DischargeBody['checklist'][number];

const answers = Object.entries(managesWords) as Array<[Answer['manages'], string]>;
const often = [{ value: '', label: 'Not asked' }, ...Object.entries(selfHelpWords).map(([value, label]) => ({ value, label }))];

/** Whether somebody manages alone, asked line by line, and how ready they feel. */
export function ReadinessPart({ body, called, set }: Props) {
  const given = new Map(body.checklist.map((a) => [a.thing, a]));
  const answer = (thing: Answer['thing'], manages: Answer['manages']) => {
    const rest = body.checklist.filter((a) => a.thing !== thing);
    const was = given.get(thing);
    set({ checklist: was?.manages === manages ? rest : [...rest, { ...was, thing, manages }] });
  };
  const unasked = body.checklist.length < independence.length;
  return (
    <section className={s.part} aria-label="Managing alone">
      <h3>Managing alone</h3>
      <div>
        {independence.map(([thing, words]) => (
          <div key={thing} className={s.asked} role="group" aria-label={words}>
            <span>{words}</span>
            <span className={s.answers}>
              {answers.map(([manages, label]) => (
                <PressChip key={manages} tone={given.get(thing)?.manages === manages ? 'chosen' : 'quiet'} pressed={given.get(thing)?.manages === manages} onClick={() => answer(thing, manages)}>
                  {label}
                </PressChip>
              ))}
            </span>
          </div>
        ))}
      </div>
      {unasked && body.dischargeReason !== 'completed' && <Textarea label="If it cannot be asked, why" autosize minRows={1} value={body.notAsked ?? ''} onChange={(e) => set({ notAsked: e.currentTarget.value })} />}
      <div className={s.row}>
        <ZeroToTen label={`How ready ${called} feels, 0 to 10`} value={body.readyClient} onChange={(readyClient) => set({ readyClient })} />
        <ZeroToTen label="As you see it, 0 to 10" value={body.readyClinician} onChange={(readyClinician) => set({ readyClinician })} />
      </div>
      <div className={s.row}>
        <NativeSelect label="At self-help groups, in the 30 days before admission" value={body.selfHelpThen ?? ''} data={often} onChange={(e) => set({ selfHelpThen: (e.currentTarget.value || undefined) as DischargeBody['selfHelpThen'] })} />
        <NativeSelect label="In the 30 days before the last day" value={body.selfHelpNow ?? ''} data={often} onChange={(e) => set({ selfHelpNow: (e.currentTarget.value || undefined) as DischargeBody['selfHelpNow'] })} />
      </div>
    </section>
  );
}
