import { Button, MultiSelect, Select } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Wide } from '@/components/Form';
import { problemAreas, type ProblemArea } from '@/components/practice/problemAreas';
import type { AdmissionValues } from './admissionForm';
import s from './settings.module.css';

type Props = { form: UseFormReturnType<AdmissionValues>; named: Array<{ value: string; label: string }> };

/** Which instruments count instead, for cohorts about a problem area. */
export function CountingFields({ form, named }: Props) {
  const { byProblemArea } = form.values;
  const taken = byProblemArea.map((c) => c.problemArea);
  return (
    <>
      {byProblemArea.map((c, i) => (
        <Wide key={i}>
          <div className={s.counting} role="group" aria-label={`Instruments by problem area, ${i + 1}`}>
            <Select
              label="For cohorts about"
              placeholder="Choose"
              searchable
              data={problemAreas.filter((area) => area.value === c.problemArea || !taken.includes(area.value))}
              {...form.getInputProps(`byProblemArea.${i}.problemArea`)}
              value={c.problemArea || null}
              onChange={(area) => form.setFieldValue(`byProblemArea.${i}.problemArea`, (area ?? '') as ProblemArea | '')}
            />
            <MultiSelect label="These count instead" searchable data={named} {...form.getInputProps(`byProblemArea.${i}.instruments`)} />
            <Button onClick={() => form.removeListItem('byProblemArea', i)} aria-label={`Remove problem area ${i + 1}`}>
              Remove
            </Button>
          </div>
        </Wide>
      ))}
      <Wide>
        <Button disabled={taken.length >= problemAreas.length} onClick={() => form.insertListItem('byProblemArea', { problemArea: '', instruments: [] })}>
          Other instruments for a problem area
        </Button>
      </Wide>
    </>
  );
}
