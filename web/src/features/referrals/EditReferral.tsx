import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { textParts, type Part } from '@/components/conflict';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { useStaleForm } from '@/components/useStaleForm';
import { WorkDialog } from '@/components/WorkDialog';
import { useFormDraft } from '@/drafts/useFormDraft';
import { referralQuery, useChangeReferral, type Referral } from './referralQueries';
import { ReferralFields, valuesOf, type ReferralValues } from './ReferralFields';

export const referralParts: Array<Part<ReferralValues>> = [
  ...textParts<ReferralValues>({ source: 'Source', urgency: 'Urgency', reason: 'Reason', receivedOn: 'Received on' }),
  { label: 'Problem areas', fields: ['problemAreas'], words: (v) => v.problemAreas.join(', ') },
  { label: 'Sender', fields: ['referrer'], words: ({ referrer: r }) => [r.name, r.organization, r.phone, r.email].filter(Boolean).join(', ') },
];

/** Corrects a referral. When somebody saved first, both are shown and neither is lost. */
export function EditReferral({ referral, onClose }: { referral: Referral; onClose: () => void }) {
  const queries = useQueryClient();
  const change = useChangeReferral(referral.id);
  const form = useForm<ReferralValues>({ initialValues: valuesOf(referral) });
  useFormDraft(`referral:${referral.id}`, form);
  const edit = useStaleForm({
    stored: referral,
    form,
    valuesOf,
    parts: referralParts,
    read: () => queries.fetchQuery({ ...referralQuery(referral.id), staleTime: 0 }),
    send: async ({ version }, body) => {
      await change.mutateAsync({ version, body: { ...body, source: body.source || undefined } });
      form.resetDirty();
      done('Referral saved');
      onClose();
    },
  });

  return (
    <WorkDialog title="Edit referral" size={720} dirty={() => form.isDirty()} onClose={onClose}>
      {(close) => (
        <>
          <Form
            onSubmit={(e) => {
              e.preventDefault();
              void edit.save();
            }}
            submit="Save"
            busy={edit.busy}
            problem={edit.problem}
            onCancel={close}
          >
            <ReferralFields form={form} />
          </Form>
          {edit.dialog}
        </>
      )}
    </WorkDialog>
  );
}
