import { TextInput, Textarea } from '@mantine/core';
import { AgendaField } from './AgendaField';
import { BuildsOnField } from './BuildsOnField';
import { HandoutsField } from './HandoutsField';
import { LinesField } from './LinesField';
import type { Outline, Week } from './outline';
import { StagesField } from './StagesField';
import { TopicsField } from './TopicsField';
import column from './Column.module.css';
import fieldset from './Fieldset.module.css';
import s from './WeekEditor.module.css';

type Props = {
  curriculumId: string;
  outline: Outline;
  week: Week;
  /** What is wrong, by the field's path inside the week: `goal`, `agenda.0.minutes`. */
  fault: (path: string) => string | undefined;
  onChange: (change: Partial<Week> | ((week: Week) => Partial<Week>)) => void;
};

/** Everything that belongs to one week, in the order in which one writes it. */
export function WeekEditor({ curriculumId, outline, week, fault, onChange }: Props) {
  return (
    <div className={s.writing}>
      <div className={column.column}>
        <TextInput label="Theme" maxLength={300} value={week.theme} error={fault('theme')} onChange={(e) => onChange({ theme: e.currentTarget.value })} />
        <Textarea label="Goal" description="What a member can do after it. Needed to publish." data-prose autosize minRows={2} maxLength={2000} value={week.goal} error={fault('goal')} onChange={(e) => onChange({ goal: e.currentTarget.value })} />
      </div>
      <div className={s.across}>
        <TopicsField chosen={week.topics} onChange={(topics) => onChange({ topics })} />
      </div>
      <LinesField title="Objectives" one="objective" lines={week.objectives} onChange={(objectives) => onChange({ objectives })} fault={(i) => fault(`objectives.${i}`)} />
      <div className={s.across}>
        <AgendaField parts={week.agenda} onChange={(agenda) => onChange({ agenda })} fault={(path) => fault(`agenda.${path}`)} />
      </div>
      <LinesField title="Discussion prompts" one="prompt" lines={week.prompts} onChange={(prompts) => onChange({ prompts })} fault={(i) => fault(`prompts.${i}`)} />
      <LinesField title="Skills" one="skill" lines={week.skills} onChange={(skills) => onChange({ skills })} fault={(i) => fault(`skills.${i}`)} />
      <LinesField title="Tools" one="tool" lines={week.tools} onChange={(tools) => onChange({ tools })} fault={(i) => fault(`tools.${i}`)} />
      <LinesField title="Materials" one="material" lines={week.materials} onChange={(materials) => onChange({ materials })} fault={(i) => fault(`materials.${i}`)} />
      <fieldset className={fieldset.group}>
        <legend className={fieldset.legend}>Homework</legend>
        <div className={fieldset.rows}>
          <TextInput label="Title" maxLength={300} value={week.homework.title} error={fault('homework.title')} onChange={(e) => onChange({ homework: { ...week.homework, title: e.currentTarget.value } })} />
          <Textarea label="Instructions" description="As the members will read them." data-prose autosize minRows={3} maxLength={20000} value={week.homework.instructions} error={fault('homework.instructions')} onChange={(e) => onChange({ homework: { ...week.homework, instructions: e.currentTarget.value } })} />
          <StagesField stages={week.homework.stages} fault={(path) => fault(`homework.stages.${path}`)} onChange={(stages) => onChange({ homework: { ...week.homework, stages } })} />
        </div>
      </fieldset>
      <div className={s.across}>
        <HandoutsField curriculumId={curriculumId} handouts={week.handouts} onChange={(change) => onChange((w) => ({ handouts: change(w.handouts) }))} />
      </div>
      <div className={s.across}>
        <BuildsOnField outline={outline} week={week} onChange={(buildsOn) => onChange({ buildsOn })} />
      </div>
    </div>
  );
}
