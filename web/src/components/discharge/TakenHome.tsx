import type { Aftercare } from './dischargeQueries';
import s from './FollowUp.module.css';

/** What somebody took home, in short: to ask after it. */
export function TakenHome({ aftercare: a }: { aftercare: Aftercare }) {
  const rows: Array<[string, string]> = [
    ['Routines', a.routines.join(', ')],
    ['Groups', a.groups.map((g) => [g.name, g.when].filter(Boolean).join(', ')).join('; ')],
    ['Sponsor', a.sponsor?.name ?? ''],
    ['Help elsewhere', a.services.map((x) => [x.what, x.where].filter(Boolean).join(', ')).join('; ')],
    ['Signs', a.signs.join(', ')],
    ['Then', a.steps.join(', ')],
  ];
  const known = rows.filter(([, words]) => words);
  if (known.length === 0) return null;
  return <dl className={s.home}>{known.map(([title, words]) => [<dt key={title}>{title}</dt>, <dd key={`${title} said`}>{words}</dd>])}</dl>;
}
