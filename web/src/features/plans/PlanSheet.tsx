import { StateChip } from '@/components/Chip';
import type { Goal, Objective, Plan } from '@/components/plans/planQueries';
import { kindWords, measureWords, stateTones, stateWords } from '@/components/plans/planWords';
import { longDate, shortDate } from '@/format/dates';
import { PlanHands } from './PlanHands';
import s from './Plan.module.css';

/** One version of a plan, to read and to print. What changed since the one before
    is said beside each step. */
export function PlanSheet({ plan, called, before }: { plan: Plan; called: string; before: Plan | undefined }) {
  const was = before && new Map(before.problems.flatMap((p) => p.goals).flatMap((g) => g.objectives).map((o) => [o.id, o]));
  const numbers = new Map(plan.problems.flatMap((p) => p.goals).map((g, i) => [g, i + 1]));
  return (
    <div className={s.sheet}>
      {plan.problems.map((p, i) => (
        <section key={p.id} className={s.problem}>
          <h3>
            <span className={s.nth}>Problem {i + 1}</span>
            {p.text || 'Not said yet'}
          </h3>
          {p.goals.map((g) => (
            <GoalShown key={g.id} goal={g} number={numbers.get(g) ?? 0} was={was} />
          ))}
        </section>
      ))}
      <Around plan={plan} called={called} />
      <PlanHands plan={plan} called={called} />
    </div>
  );
}

type Was = ReadonlyMap<string | undefined, Objective> | undefined;

function GoalShown({ goal: g, number, was }: { goal: Goal; number: number; was: Was }) {
  return (
    <div className={s.goal}>
      <div className={s.head}>
        <h4>{`Goal ${number}: ${g.text || 'not said yet'}`}</h4>
        {g.kind && <span className="quiet small">{kindWords[g.kind]}</span>}
      </div>
      {g.objectives.map((o) => (
        <div key={o.id} className={s.step}>
          <div className={s.head}>
            <span>{o.text}</span>
            <StateChip tone={stateTones[o.state]}>{stood(o, was)}</StateChip>
          </div>
          {measureWords(o) && <p className={s.measure}>{measureWords(o)}</p>}
          {o.interventions.length > 0 && (
            <ul className={s.done}>
              {o.interventions.map((v, i) => (
                <li key={i}>{[v.what, v.who, v.howOften].filter(Boolean).join(', ')}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </div>
  );
}

const mayWe = { yes: 'we may speak with them', no: 'we may not speak with them', unknown: 'not known whether we may speak with them' };

function Around({ plan: p, called }: { plan: Plan; called: string }) {
  const parts: Array<[string, string | undefined, boolean?]> = [
    ['Conditions', p.conditions.map((x) => `${[x.text, x.code].filter(Boolean).join(', ')} (${x.kind === 'underlying' ? 'underlying' : 'co-occurring'})`).join('\n')],
    ['Strengths', p.strengths],
    ['Care team', p.careTeam.map((x) => `${[x.name, x.for, x.outside && 'outside the practice'].filter(Boolean).join(', ')}: ${mayWe[x.speak]}`).join('\n')],
    ['Services besides', p.services.map((x) => [x.what, x.where, x.howOften].filter(Boolean).join(', ')).join('\n')],
    ['Done when', p.doneWhen],
    [`How ${called} took part`, p.tookPart],
    ['In their own words', p.clientWords, true],
  ];
  const known = parts.filter(([, words]) => words);
  if (known.length === 0) return null;
  return (
    <dl className={s.around}>
      {known.map(([title, words, own]) => [
        <dt key={title}>{title}</dt>,
        <dd key={`${title} said`} className={own ? s.said : undefined}>
          {own ? `“${words}”` : words}
        </dd>,
      ])}
    </dl>
  );
}

function stood(o: Objective, was: Was): string {
  const now = `${stateWords[o.state]}${o.stateOn ? ` since ${shortDate(o.stateOn)}` : ''}`;
  if (!was) return now;
  const then = was.get(o.id);
  if (!then) return `${now}, new`;
  return then.state === o.state ? now : `${now}, was ${stateWords[then.state].toLowerCase()}`;
}

export const versionFrom = (p: Plan) => (p.effectiveOn ? `from ${longDate(p.effectiveOn)}` : '');
