import { CheckChip, Chips } from '@/components/Chip';
import { topics, type Topic } from './choices';
import fieldset from './Fieldset.module.css';

/** What the week teaches about. */
export function TopicsField({ chosen, onChange }: { chosen: Topic[]; onChange: (topics: Topic[]) => void }) {
  return (
    <fieldset className={fieldset.group}>
      <legend className={fieldset.legend}>Topics</legend>
      <Chips>
        {topics.map((t) => (
          <CheckChip key={t.value} checked={chosen.includes(t.value)} onChange={() => onChange(chosen.includes(t.value) ? chosen.filter((c) => c !== t.value) : [...chosen, t.value])}>
            {t.label}
          </CheckChip>
        ))}
      </Chips>
    </fieldset>
  );
}
