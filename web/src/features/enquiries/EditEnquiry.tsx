import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { textParts, type Part } from '@/components/conflict';
import { enquiryQuery, useEnquiryDeeds, type Enquiry } from '@/components/contacts/contactQueries';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { useStaleForm } from '@/components/useStaleForm';
import { WorkDialog } from '@/components/WorkDialog';
import { useFormDraft } from '@/drafts/useFormDraft';
import { EnquiryFields } from './EnquiryFields';
import { bodyOf, valuesOf, type EnquiryValues } from './enquiryValues';

export const enquiryParts: Array<Part<EnquiryValues>> = [
  ...textParts<EnquiryValues>({
    firstName: 'First name', lastName: 'Last name', birthDate: 'Born on', phone: 'Phone', email: 'Email', preferred: 'When to call', wants: 'What they look for', source: 'Source', urgency: 'How soon', cameBy: 'How it came in', receivedOn: 'Taken on',
  }),
  { label: 'For whom', fields: ['forWhom', 'caller'], words: (v) => [v.forWhom, v.caller].filter(Boolean).join(', ') },
  { label: 'Messages', fields: ['messages'], words: (v) => v.messages.join(', ') },
];

/** Corrects an enquiry; what stood before stays in its history. When somebody saved
    first, both are shown and neither is lost. */
export function EditEnquiry({ enquiry, onClose }: { enquiry: Enquiry; onClose: () => void }) {
  const queries = useQueryClient();
  const { correct } = useEnquiryDeeds();
  const form = useForm<EnquiryValues>({ initialValues: valuesOf(enquiry) });
  useFormDraft(`enquiry:${enquiry.id}`, form);
  const edit = useStaleForm({
    stored: enquiry,
    form,
    valuesOf,
    parts: enquiryParts,
    read: () => queries.fetchQuery({ ...enquiryQuery(enquiry.id), staleTime: 0 }),
    send: async ({ version }, values) => {
      await correct.mutateAsync({ id: enquiry.id, version, body: bodyOf(values) });
      form.resetDirty();
      done('Corrected');
      onClose();
    },
  });
  return (
    <WorkDialog title="Correct the enquiry" size={720} dirty={() => form.isDirty()} onClose={onClose}>
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
            <EnquiryFields form={form} focus />
          </Form>
          {edit.dialog}
        </>
      )}
    </WorkDialog>
  );
}
