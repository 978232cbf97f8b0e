import { Button } from '@mantine/core';
import { Card, List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import type { Plan } from '@/components/plans/planQueries';
import { statusTones, statusWords, versionWords } from '@/components/plans/planWords';
import { longDate } from '@/format/dates';
import s from './Plan.module.css';

type Props = { versions: Plan[]; shown: string | undefined; liveId: string | undefined; onShow: (id: string) => void };

/** All versions of a plan, the last first; one of them stands on the page. */
export function PlanVersions({ versions, shown, liveId, onShow }: Props) {
  return (
    <Card title="Versions" aside={versions.length} flush>
      <List label="Versions of the plan">
        {versions.map((v) => (
          <ListRow
            key={v.id}
            plain
            title={
              v.status === 'draft' || v.status === 'waiting' ? (
                said(v)
              ) : (
                <Button variant="subtle" size="compact-sm" className={s.aligned} aria-pressed={v.id === shown} onClick={() => onShow(v.id)}>
                  {said(v)}
                </Button>
              )
            }
            detail={v.withdrawn ? `${v.withdrawn.by}: ${v.withdrawn.remark}` : v.signed?.name}
            end={<StateChip tone={v.id === liveId ? 'good' : statusTones[v.status] === 'good' ? 'quiet' : statusTones[v.status]}>{v.id === liveId ? 'holds' : statusWords[v.status]}</StateChip>}
          />
        ))}
      </List>
    </Card>
  );
}

const said = (v: Plan) => `${versionWords[v.kind]}${v.effectiveOn ? `, ${longDate(v.effectiveOn)}` : ''}`;
