import { shortTheme } from '@/format/words';
import { builtUpon, type Outline, type Week } from './outline';
import s from './editor.module.css';

type Props = { outline: Outline; week: Week; onChange: (buildsOn: string[]) => void };

/** Which earlier weeks this one builds on. */
export function BuildsOnField({ outline, week, onChange }: Props) {
  const earlier = outline.weeks.slice(0, outline.weeks.indexOf(week));
  const later = builtUpon(outline, week);
  const toggle = (key: string) => onChange(week.buildsOn.includes(key) ? week.buildsOn.filter((k) => k !== key) : [...week.buildsOn, key]);
  return (
    <fieldset className={s.group}>
      <legend className={s.legend}>Builds on</legend>
      {earlier.length === 0 ? (
        <p className="quiet">The first week builds on nothing.</p>
      ) : (
        <div className={s.chips}>
          {earlier.map((w, i) => (
            <label key={w.key} className={s.chip} title={w.theme}>
              <input type="checkbox" checked={week.buildsOn.includes(w.key)} onChange={() => toggle(w.key)} />
              <span>
                {i + 1} {shortTheme(w.theme) || 'No theme yet'}
              </span>
            </label>
          ))}
        </div>
      )}
      {later.length > 0 && (
        <p className={s.later}>
          {later.length === 1 ? `Week ${later[0]} builds` : `Weeks ${later.slice(0, -1).join(', ')} and ${later.at(-1)} build`} on this one.
        </p>
      )}
    </fieldset>
  );
}
