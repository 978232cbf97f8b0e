import { Button, SegmentedControl } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { showProblem } from '@/api/fieldProblem';
import { Card } from '@/components/Card';
import type { Enquiry } from '@/components/contacts/contactQueries';
import { ClientFields } from '@/components/clients/ClientFields';
import { useDuplicates } from '@/components/clients/duplicateQuery';
import { Duplicates } from '@/components/clients/Duplicates';
import type { NamedClient } from '@/components/clients/Named';
import { focusFirstWrong, Form } from '@/components/Form';
import { done } from '@/components/notices';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNote } from '@/components/ProblemNote';
import { dropDraft, readDraft, saveDraft } from '@/drafts/drafts';
import { UnsavedGuard } from '@/drafts/UnsavedGuard';
import { ChooseClient } from '@/components/clients/ChooseClient';
import { blankNewReferral, bodyOf, firstFaults, ofEnquiry, restored, sourced, type NewReferral } from './newReferral';
import { OpenReferrals } from './OpenReferrals';
import { ReferralFields } from './ReferralFields';
import { useCreateReferral } from './referralQueries';
import s from './NewReferralPage.module.css';

const draftKey = 'new-referral';

declare module '@tanstack/history' {
  interface HistoryState {
    /** Whom a new referral is about, from the client's page. */
    client?: NamedClient;
    /** What a new referral comes of, from the enquiry's page. */
    enquiry?: Enquiry;
  }
}

/** Records a referral for a known client or a new one. Everything typed stays
    on this device until the server has it. */
export function NewReferralPage() {
  const navigate = useNavigate();
  const create = useCreateReferral();
  const from = useRouterState({ select: (r) => r.location.state.client });
  const enquiry = useRouterState({ select: (r) => r.location.state.enquiry });
  // What was typed for this enquiry, or for none, comes back; another enquiry begins anew.
  const [kept] = useState(() => {
    const draft = restored(readDraft(draftKey)?.text);
    return enquiry && draft?.values.enquiryId !== enquiry.id ? null : draft;
  });
  // What was typed for somebody else and not saved stays with whom it is about.
  const [chosen, setNamedClient] = useState<NamedClient | undefined>(kept ? kept.chosen : from);
  const [broughtBack, setBroughtBack] = useState(kept !== null);
  const [problem, setProblem] = useState('');
  const [looking, setLooking] = useState(false);

  const form = useForm<NewReferral>({
    initialValues: kept?.values ?? (enquiry ? ofEnquiry(enquiry) : from ? { ...blankNewReferral(), who: 'known', clientId: from.id } : blankNewReferral()),
    validate: firstFaults,
    onValuesChange: (values) => void saveDraft(draftKey, JSON.stringify({ values, chosen }), new Date()),
  });
  const values = form.values;
  const known = useDuplicates(values.client, values.who === 'new');

  function choose(client: NamedClient | undefined) {
    setNamedClient(client);
    form.setValues({ who: client ? 'known' : values.who, clientId: client?.id ?? '' });
    void saveDraft(draftKey, JSON.stringify({ values: { ...form.getValues(), who: client ? 'known' : values.who, clientId: client?.id ?? '' }, chosen: client }), new Date());
  }

  function refused(thrown: unknown) {
    setProblem(inClient(showProblem(form, inForm(thrown))));
    setTimeout(() => focusFirstWrong(), 0);
  }

  async function record(v: NewReferral) {
    if (!sourced(v)) return; // the form has said so
    setProblem('');
    setLooking(true);
    try {
      if (v.who === 'new' && !(await known.somebodyNew(v.client))) return;
    } catch (thrown) {
      refused(thrown);
      return;
    } finally {
      setLooking(false);
    }
    create.mutate(bodyOf(v), {
      onSuccess: (referral) => {
        void dropDraft(draftKey);
        form.resetDirty();
        setBroughtBack(false);
        done(`Referral of ${referral.client.code} recorded`);
        void navigate({ to: '/referrals/$referralId', params: { referralId: referral.id }, ignoreBlocker: true });
      },
      onError: refused,
    });
  }

  function discard() {
    void dropDraft(draftKey);
    form.setValues(blankNewReferral());
    form.resetDirty();
    setNamedClient(undefined);
    setBroughtBack(false);
    void dropDraft(draftKey);
  }

  return (
    <>
      <PageHeader over={<Link to="/referrals">Referrals</Link>} title="New referral" sentence="Who is it, why do they come, and how soon must they be seen?" />
      <div className={s.sheet}>
      <Card>
        {broughtBack && (
          <div className={s.kept}>
            <ProblemNote tone="underway">
              Brought back what you had not saved.{' '}
              <Button size="compact-sm" variant="subtle" onClick={discard}>
                Discard it
              </Button>
            </ProblemNote>
          </div>
        )}
        <Form
          onSubmit={form.onSubmit((v) => void record(v))}
          submit={known.alike.length > 0 ? 'Record as somebody new' : 'Record referral'}
          busy={create.isPending || looking}
          problem={problem}
          onCancel={() => void navigate({ to: '/referrals' })}
        >
          <div>
            <SegmentedControl
              aria-label="Whom the referral is for"
              data={[{ value: 'new', label: 'New client' }, { value: 'known', label: 'Known client' }]}
              value={values.who}
              onChange={(who) => form.setFieldValue('who', who as NewReferral['who'])}
            />
          </div>
          {values.who === 'known' ? <ChooseClient chosen={chosen} onChoose={choose} error={form.errors.clientId} /> : <ClientFields values={values.client} field={(name) => form.getInputProps(`client.${name}`)} />}
          {values.who === 'known' && chosen && <OpenReferrals clientId={chosen.id} />}
          {values.who === 'new' && <Duplicates alike={known.alike} warned={known.warned} onUse={choose} />}
          <ReferralFields form={form} />
        </Form>
      </Card>
      </div>
      <UnsavedGuard when={() => form.isDirty() || broughtBack} />
    </>
  );
}

// The duplicate check names the client's fields bare; the form has them under client.
const bare = new Set(['firstName', 'lastName', 'preferredName', 'formerNames', 'birthDate']);

function inForm(thrown: unknown): unknown {
  const fields = (thrown as { errors?: Array<{ field: string }> }).errors;
  fields?.forEach((f) => {
    if (bare.has(f.field)) f.field = `client.${f.field}`;
  });
  return thrown;
}

const inClient = (words: string) => words.replace(/\bclient\.(\w+):/g, '$1:');
