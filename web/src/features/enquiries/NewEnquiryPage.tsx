import { useForm } from '@mantine/form';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { showProblem } from '@/api/fieldProblem';
import { Card } from '@/components/Card';
import { useEnquiryDeeds } from '@/components/contacts/contactQueries';
import { focusFirstWrong, Form } from '@/components/Form';
import { done } from '@/components/notices';
import { PageHeader } from '@/components/PageHeader';
import { UnsavedGuard } from '@/drafts/UnsavedGuard';
import { useFormDraft } from '@/drafts/useFormDraft';
import { EnquiryFields } from './EnquiryFields';
import { blankEnquiry, bodyOf, firstFaults, type EnquiryValues } from './enquiryValues';
import s from './Enquiry.module.css';

/** Takes a call down, or a wish to be called back, while the telephone is at the ear. */
export function NewEnquiryPage() {
  const navigate = useNavigate();
  const { take } = useEnquiryDeeds();
  const [problem, setProblem] = useState('');
  const form = useForm<EnquiryValues>({ initialValues: blankEnquiry(), validate: firstFaults });
  useFormDraft('new-enquiry', form);

  function record(v: EnquiryValues) {
    setProblem('');
    take.mutate(bodyOf(v), {
      onSuccess: (taken) => {
        form.resetDirty();
        done('The enquiry is taken down');
        void navigate({ to: '/enquiries/$enquiryId', params: { enquiryId: taken.id }, ignoreBlocker: true });
      },
      onError: (thrown) => {
        setProblem(showProblem(form, thrown));
        setTimeout(() => focusFirstWrong(), 0);
      },
    });
  }

  return (
    <>
      <PageHeader over={<Link to="/referrals">Referrals</Link>} title="New enquiry" sentence="Who is it about, how do we reach them, and what do they look for?" />
      <div className={s.sheet}>
        <Card>
          <Form onSubmit={form.onSubmit(record)} submit="Take it down" busy={take.isPending} problem={problem} onCancel={() => void navigate({ to: '/referrals' })}>
            <EnquiryFields form={form} focus />
          </Form>
        </Card>
      </div>
      <UnsavedGuard when={() => form.isDirty()} />
    </>
  );
}
