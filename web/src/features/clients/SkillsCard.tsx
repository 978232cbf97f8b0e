import { queryOptions, useQuery } from '@tanstack/react-query';
import { client as api, ok } from '@/api/client';
import type { components } from '@/api/schema';
import { Card } from '@/components/Card';
import { Pending } from '@/components/States';
import { shortDate } from '@/format/dates';
import { count } from '@/format/words';
import s from './SkillsCard.module.css';

type Learning = components['schemas']['Learning'];

const skillsQuery = (id: string) => queryOptions({ queryKey: ['clients', id, 'skills'], queryFn: () => ok(api.GET('/api/v1/clients/{id}/skills', { params: { path: { id } } })) });

/** What came up in the weeks that a client was there for. */
export function SkillsCard({ clientId }: { clientId: string }) {
  const skills = useQuery(skillsQuery(clientId));
  if (!skills.data) {
    return (
      <Card title="Skills and tools">
        <Pending query={skills} rows={3} />
      </Card>
    );
  }
  const { sessions, skills: list, tools } = skills.data;
  if (list.length + tools.length === 0) {
    return (
      <Card title="Skills and tools">
        <p className="quiet">{sessions === 0 ? 'None yet: they come with the sessions that the client is there for.' : 'The weeks that the client was there for name none.'}</p>
      </Card>
    );
  }
  return (
    <Card title="Skills and tools" aside={`from ${count(sessions, 'session')}`}>
      <Learned title="Skills" of={list} />
      <Learned title="Tools" of={tools} />
    </Card>
  );
}

function Learned({ title, of }: { title: string; of: Learning[] }) {
  if (of.length === 0) return null;
  return (
    <section className={s.learned} aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {of.map((l) => (
          <li key={l.name} title={l.theme}>
            <span>{l.name}</span>
            <span className="quiet small">
              {shortDate(l.firstOn)}
              {l.times > 1 && `, ${l.times} times`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
