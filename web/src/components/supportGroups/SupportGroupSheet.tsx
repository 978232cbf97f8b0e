import { useQuery } from '@tanstack/react-query';
import { meQuery, useToday } from '@/api/me';
import { CrisisWords } from '@/components/crisis/CrisisWords';
import { longDate } from '@/format/dates';
import type { SupportGroup } from './supportGroupQueries';
import { manners, paidWords, rhythmWords, spokenWords, waysWords, whereWords } from './supportGroupWords';
import s from './SupportGroupSheet.module.css';

/** A sheet for somebody to take along. It says nothing of who takes it, and
    nothing that staff remarked. */
export function SupportGroupSheet({ groups }: { groups: SupportGroup[] }) {
  const practice = useQuery(meQuery).data?.practice;
  const today = useToday();
  return (
    <article className={s.sheet}>
      <p className={s.head}>
        <b>{practice?.name}</b>
        {practice && practice.letterhead.length > 0 && ` · ${practice.letterhead.join(' · ')}`}
      </p>
      <h1>Support groups</h1>
      <p>
        In a support group, people who live with the same thing tell each other what helps. Nobody there treats anybody, and it does not replace treatment: keep coming here, and speak with us before you change
        anything about your medicine. You may try several, sit and listen, and go for as long as it does you good.
      </p>
      {groups.map((g) => (
        <Entry key={g.id} group={g} />
      ))}
      <p className={s.crisis}>
        <b>Do not wait for a meeting when it is urgent.</b> <CrisisWords line={practice?.crisisLine} />
      </p>
      <p className={s.small}>{longDate(today)}. None of these groups is part of our practice. Times and places change: look at the website or call before you go.</p>
    </article>
  );
}

function Entry({ group: g }: { group: SupportGroup }) {
  const facts: Array<[string, string | undefined]> = [
    ['How', waysWords(g)],
    ['When', [g.when, g.rhythm && !g.when && rhythmWords[g.rhythm]].filter(Boolean).join(', ')],
    ['Where', whereWords(g)],
    ['Cost', paidWords(g)],
    ['Languages', spokenWords(g)],
    ['Access', g.access],
    ['Ask for', g.contact],
    ['Telephone', g.phone],
    ['Mail', g.email],
    ['Website', g.website?.replace(/^https:\/\//, '')],
  ];
  return (
    <section className={s.entry}>
      <h2>{g.name}</h2>
      <p>
        For: {g.subject}. {manners(g).join(' ')}
      </p>
      {g.about && <p>{g.about}</p>}
      <dl>
        {facts.map(
          ([label, said]) =>
            said && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{said}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}
