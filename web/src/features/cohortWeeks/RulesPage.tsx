import { useQuery } from '@tanstack/react-query';
import { Card } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { PageHeader } from '@/components/PageHeader';
import { PendingPage } from '@/components/PendingPage';
import { IntervalPlot } from '@/components/plot/IntervalPlot';
import { warningRulesQuery, type WarningRules } from '@/components/warnings/warningQueries';
import { basisWords } from '@/components/warnings/warningWords';
import { caughtWords, countedWords, estimateOf, fewWords, rightWords } from './ruleWords';
import s from './Weeks.module.css';

/** The rules by which somebody is held to be at risk, and how often each was right. */
export function RulesPage() {
  const rules = useQuery(warningRulesQuery);
  if (!rules.data) return <PendingPage query={rules} title="Rules of warning" />;
  const r = rules.data;
  return (
    <>
      <PageHeader title="Rules of warning" sentence="Each is named for what it is: measured, or a rule of thumb. None decides anything." />
      <div className="columns">
        <Card title="How often they were right here">{r.any && r.early ? <Record rules={r} /> : <p className="quiet">{fewWords(r)}</p>}</Card>
        <Card title="The rules" flush>
          {r.rules.map((rule) => {
            const right = r.each.find((x) => x.rule === rule.rule);
            return (
              <section key={rule.rule} className={s.rule} aria-label={rule.name}>
                <h3>{rule.name}</h3>
                <StateChip tone={rule.restsOn === 'measured' ? 'good' : 'quiet'}>{basisWords[rule.restsOn]}</StateChip>
                <p>{rule.speaks}</p>
                <p className="quiet">{rule.citation}</p>
                {right && (
                  <p className={s.said}>
                    {rightWords(right)} {caughtWords(right)}
                  </p>
                )}
              </section>
            );
          })}
        </Card>
      </div>
    </>
  );
}

function Record({ rules: r }: { rules: WarningRules }) {
  if (!r.any || !r.early) return null;
  const name = (rule?: string) => r.rules.find((x) => x.rule === rule)?.name ?? 'Any of them';
  return (
    <div className={s.rules}>
      <p>{countedWords(r)}</p>
      <IntervalPlot
        title="Of 100 members warned of, left early"
        summary="Each with its 95 % interval. A rule says something where its interval lies to the right of the line, which is everybody."
        rows={[r.any, ...r.each].map((x) => ({ id: x.rule ?? 'any', label: name(x.rule), estimate: estimateOf(x.right) }))}
        reference={{ at: (r.early.rate ?? 0) * 100, label: 'everybody' }}
        words={(v) => String(Math.round(v))}
        range={[0, 100]}
      />
      <p className="quiet small">A warning that worked counts as wrong: somebody was called, and stayed. Who was not warned of and left tells of a rule that is missing.</p>
    </div>
  );
}
