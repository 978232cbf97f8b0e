import { Select, TagsInput, TextInput, Textarea } from '@mantine/core';
import { Card } from '@/components/Card';
import { groupTypes, problemAreas } from './choices';
import s from './AboutFields.module.css';
import type { Faults } from './faults';
import type { Outline } from './outline';

type Props = { outline: Outline; faults: Faults; onChange: (change: Partial<Outline>) => void };

/** What the curriculum is called, what and whom it is for, and whose outline it follows. */
export function AboutFields({ outline, faults, onChange }: Props) {
  return (
    <Card title="About it">
      <div className={s.about}>
        <TextInput label="Name" maxLength={100} value={outline.name} error={faults.name} onChange={(e) => onChange({ name: e.currentTarget.value })} />
        <Textarea label="Summary" description="For whom it is and what it does." data-prose autosize minRows={2} maxLength={20000} value={outline.summary} error={faults.summary} onChange={(e) => onChange({ summary: e.currentTarget.value })} />
        <div className={s.two}>
          <Select label="Problem area" placeholder="Any" clearable data={problemAreas} value={outline.problemArea ?? null} error={faults.problemArea} onChange={(v) => onChange({ problemArea: v as Outline['problemArea'] })} />
          <Select label="Group type" placeholder="Any" clearable data={groupTypes} value={outline.groupType ?? null} error={faults.groupType} onChange={(v) => onChange({ groupType: v as Outline['groupType'] })} />
        </div>
        <TagsInput label="Tags" description="Words to find it by; Enter adds one." maxTags={20} maxLength={100} value={outline.tags} error={faults.tags} onChange={(tags) => onChange({ tags })} />
        <Textarea label="Source" description="Where the outline comes from, when it is not your own." autosize minRows={1} maxLength={2000} value={outline.citation} error={faults.citation} onChange={(e) => onChange({ citation: e.currentTarget.value })} />
      </div>
    </Card>
  );
}
