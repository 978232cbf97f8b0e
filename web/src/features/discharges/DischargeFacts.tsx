import { Card } from '@/components/Card';
import type { DischargeRecord } from '@/components/discharge/dischargeQueries';
import { homeworkWords, rollWords, scoreWords, spanWords } from '@/components/discharge/dischargeWords';
import { word } from '@/format/words';
import s from './Discharge.module.css';

/** What is counted of a membership; nobody types it. */
export function DischargeFacts({ record: r }: { record: DischargeRecord }) {
  const rows: Array<[string, string | undefined]> = [
    ['In the group', spanWords(r)],
    ['Program', r.program],
    ['Referred by', r.referredBy && word(r.referredBy)],
    ['Attended', rollWords(r)],
    ['Homework', homeworkWords(r)],
    ['Why it ended', r.endReason],
    ...r.scores.map((x): [string, string] => [x.title, scoreWords(x)]),
    ['Skills', r.skills.map((x) => x.name).join('; ')],
    ['Tools', r.tools.map((x) => x.name).join('; ')],
  ];
  return (
    <Card title="Counted" aside="not typed">
      <dl className={s.facts}>
        {rows
          .filter(([, words]) => words)
          .map(([title, words]) => [<dt key={title}>{title}</dt>, <dd key={`${title} said`}>{words}</dd>])}
      </dl>
    </Card>
  );
}
