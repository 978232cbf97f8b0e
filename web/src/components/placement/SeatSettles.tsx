import { Checkbox } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { FieldGroup, Wide } from '@/components/Form';
import { longDate } from '@/format/dates';
import type { Admission } from './gate';

/** The form that keeps what was chosen. */
type Kept = Pick<UseFormReturnType<{ endWaits: string[]; answerReferrals: string[] }>, 'getInputProps'>;

/** What else the client waits for, and whether the seat settles it. */
export function SeatSettles({ look, form }: { look: Admission; form: Kept }) {
  if (look.otherWaits.length + look.openReferrals.length === 0) return null;
  return (
    <FieldGroup title="Does the seat settle this too?">
      {look.otherWaits.length > 0 && (
        <Wide>
          <Checkbox.Group {...form.getInputProps('endWaits')}>
            {look.otherWaits.map((w) => (
              <Checkbox key={w.id} value={w.id} label={`The wait for ${w.cohortName ?? 'another cohort'} ends`} />
            ))}
          </Checkbox.Group>
        </Wide>
      )}
      {look.openReferrals.length > 0 && (
        <Wide>
          <Checkbox.Group {...form.getInputProps('answerReferrals')}>
            {look.openReferrals.map((r) => (
              <Checkbox key={r.id} value={r.id} label={`The referral of ${longDate(r.receivedOn)} is answered by it`} />
            ))}
          </Checkbox.Group>
        </Wide>
      )}
    </FieldGroup>
  );
}
