import { CheckChip, Chips } from '@/components/Chip';
import { shortTheme } from '@/format/words';
import { builtUpon, type Outline, type Week } from './outline';
import fieldset from './Fieldset.module.css';
import s from './BuildsOnField.module.css';

type Props = { outline: Outline; week: Week; onChange: (buildsOn: string[]) => void };

/** Which earlier weeks this one builds on. */
export function BuildsOnField({ outline, week, onChange }: Props) {
  const earlier = outline.weeks.slice(0, outline.weeks.indexOf(week));
  const later = builtUpon(outline, week);
  const toggle = (key: string) => onChange(week.buildsOn.includes(key) ? week.buildsOn.filter((k) => k !== key) : [...week.buildsOn, key]);
  return (
    <fieldset className={fieldset.group}>
      <legend className={fieldset.legend}>Builds on</legend>
      {earlier.length === 0 ? (
        <p className="quiet">The first week builds on nothing.</p>
      ) : (
        <Chips>
          {earlier.map((w, i) => (
            <CheckChip key={w.key} title={w.theme} checked={week.buildsOn.includes(w.key)} onChange={() => toggle(w.key)}>
              {i + 1} {shortTheme(w.theme) || 'No theme yet'}
            </CheckChip>
          ))}
        </Chips>
      )}
      {later.length > 0 && (
        <p className={s.later}>
          {later.length === 1 ? `Week ${later[0]} builds` : `Weeks ${later.slice(0, -1).join(', ')} and ${later.at(-1)} build`} on this one.
        </p>
      )}
    </fieldset>
  );
}
