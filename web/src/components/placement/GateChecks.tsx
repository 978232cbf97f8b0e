import type { ReactNode } from 'react';
import { Button, Textarea } from '@mantine/core';
import { StateChip } from '@/components/Chip';
import type { Check, Requirement } from './gate';
import s from './placement.module.css';

type Props = {
  checks: Check[];
  /** Reasons for what is let pass; undefined while nobody asked to. */
  passed: Partial<Record<Requirement, string>>;
  onPass: (requirement: Requirement, reason: string | undefined) => void;
  /** What can be done about a check from here, beside letting it pass. */
  remedies?: Partial<Record<Requirement, ReactNode>>;
  /** The client's assessments are on their way. */
  loading?: boolean;
  /** The person tried to go on: say what is still missing. */
  wanting?: boolean;
};

/** The admission gate as four checks. What is missing can be let pass, each
    with a reason of its own that the audit keeps. */
export function GateChecks({ checks, passed, onPass, remedies, loading, wanting }: Props) {
  return (
    <fieldset className={s.gate}>
      <legend className={s.gateTitle}>Before a seat</legend>
      <ul aria-label="Admission checks">
        {checks.map((c) => {
          const reason = passed[c.requirement];
          const unknown = loading && c.requirement === 'assessment_missing';
          return (
            <li key={c.requirement} className={s.check}>
              <span className={c.met ? s.met : s.unmet} aria-hidden>
                {c.met ? '✓' : ''}
              </span>
              <div className={s.checkWords}>
                <strong>{c.title}</strong>
                <span className="quiet">{unknown ? 'Looking …' : c.words}</span>
              </div>
              {!c.met && remedies?.[c.requirement]}
              {!c.met && !unknown && reason === undefined && (
                <Button size="compact-sm" onClick={() => onPass(c.requirement, '')} aria-label={`Let pass: ${c.title}`}>
                  Let pass…
                </Button>
              )}
              {!c.met && reason !== undefined && <StateChip tone="soon">let pass</StateChip>}
              {!c.met && reason !== undefined && (
                <div className={s.why}>
                  <Textarea
                    label={`Why may "${c.title.toLowerCase()}" pass?`}
                    description="Kept in the audit with your name."
                    autosize
                    minRows={2}
                    maxLength={2000}
                    autoFocus
                    value={reason}
                    onChange={(e) => onPass(c.requirement, e.currentTarget.value)}
                    error={wanting && !reason.trim() ? 'Say why, so that the next person understands.' : undefined}
                  />
                  <Button size="compact-sm" variant="subtle" onClick={() => onPass(c.requirement, undefined)}>
                    Do not let it pass
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
