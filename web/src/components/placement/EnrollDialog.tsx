import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { showProblem } from '@/api/fieldProblem';
import { asProblem } from '@/api/problem';
import { DateInput } from '@/components/DateInput';
import { FieldGroup, Form, focusFirstWrong, Wide } from '@/components/Form';
import { AnswerFlagDialog } from '@/components/AnswerFlagDialog';
import type { RiskFlag } from '@/components/riskFlags';
import { codeCalled, fullName, useNamesHidden } from '@/format/person';
import { done } from '@/components/notices';
import { SeatRing } from '@/components/SeatRing';
import { WorkDialog } from '@/components/WorkDialog';
import { localDate, ownZone } from '@/format/dates';
import { count } from '@/format/words';
import { keep, recall } from '@/storage';
import { sessionsLeft, when } from './fit';
import { FlagRemedy } from './FlagRemedy';
import { GateChecks } from './GateChecks';
import { checks, refusals, type Requirement } from './gate';
import { joinable } from './joining';
import { admissionQuery, cohortDetail, useEnroll, type CohortCard, type EnrollmentBody, type Seatless } from './placementQueries';
import { SeatSettles } from './SeatSettles';
import { useWaitFor } from './waiting';
import s from './placement.module.css';

const WaitDialog = lazy(() => import('./WaitDialog'));

type Props = {
  cohort: CohortCard;
  client: Seatless;
  /** The referral that leads to the seat; without one the server looks for an accepted one. */
  referral?: { id: string; status: string };
  onClose: () => void;
};

const lastAgreement = 'agreement-version';

/** Gives a client a seat: what they committed to, what they signed, and the
    checks of the gate, each of which may be let pass with a reason, and what
    else they wait for. */
export function EnrollDialog({ cohort, client, referral, onClose }: Props) {
  const hidden = useNamesHidden();
  const enroll = useEnroll(cohort.id);
  const join = useWaitFor();
  const [problem, setProblem] = useState('');
  const [full, setFull] = useState(false);
  const [passed, setPassed] = useState<Partial<Record<Requirement, string>>>({});
  const [answering, setAnswering] = useState<RiskFlag>();
  const [wanting, setWanting] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const [today] = useState(() => localDate(new Date(), ownZone()));
  const detail = useQuery(cohortDetail(cohort.id));
  const [now] = useState(() => new Date());
  const joins = detail.data ? joinable(detail.data, now) : undefined;
  const form = useForm({
    initialValues: {
      fromSession: '',
      committedSessions: undefined as number | string | undefined,
      committedOn: today,
      agreement: { version: undefined as string | undefined, signedOn: today, signedName: fullName(client) },
      endWaits: [] as string[],
      answerReferrals: [] as string[],
    },
  });
  // Until they say otherwise, they join where the server would let them, and
  // commit to all that is left from there.
  const fromSession = Number(form.values.fromSession) || joins?.usual;
  const left = fromSession ? cohort.schedule.sessions - fromSession + 1 : sessionsLeft(cohort, today);
  const committed = Number(form.values.committedSessions ?? left) || 0;
  const asked = useQuery({ ...admissionQuery(cohort.id, { clientId: client.id, referralId: referral?.id, fromSession }), enabled: !!detail.data });
  const look = asked.data;
  const version = form.values.agreement.version ?? look?.asked.agreements[0] ?? recall(lastAgreement) ?? '';
  const gate = checks({ referralStatus: referral?.status, committedSessions: committed, agreement: { ...form.values.agreement, version } }, look);
  const unmet = gate.filter((c) => !c.met && !passed[c.requirement]?.trim());

  function submit() {
    setWanting(true);
    setProblem('');
    if (unmet.length > 0) {
      setProblem(`${unmet.map((c) => c.title).join(', ')}: still missing. Complete it, or let it pass with a reason.`);
      return;
    }
    const { agreement } = form.values;
    const signed = gate.every((c) => c.requirement !== 'agreement_missing' || c.met);
    const body: EnrollmentBody = {
      clientId: client.id,
      referralId: referral?.id,
      fromSession,
      committedSessions: committed || undefined,
      committedOn: committed > 0 ? form.values.committedOn || undefined : undefined,
      agreement: signed ? { ...agreement, version: version.trim(), signedName: agreement.signedName.trim() } : undefined,
      overrides: gate.filter((c) => !c.met).map((c) => ({ rule: c.requirement, reason: passed[c.requirement]?.trim() ?? '' })),
      endWaits: form.values.endWaits,
      answerReferrals: form.values.answerReferrals,
    };
    enroll.mutate(body, {
      onSuccess: () => {
        keep(lastAgreement, version.trim());
        done(`${client.code} has a seat in ${cohort.name}`);
        leave();
      },
      onError: (thrown) => {
        const { code } = asProblem(thrown);
        const words = showProblem(form, thrown);
        setFull(code === 'cohort_full');
        setProblem(refusals[code] ?? words);
        focusFirstWrong();
      },
    });
  }

  function leave() {
    form.resetDirty();
    setPassed({});
    onClose();
  }

  function wait() {
    if (!referral) return setWaiting(true);
    join.wait({ cohortId: cohort.id, clientId: client.id, referralId: referral.id }, `${client.code} waits for ${cohort.name}`).then(
      leave,
      (thrown: unknown) => setProblem(asProblem(thrown).message),
    );
  }

  return (
    <WorkDialog title={`A seat for ${codeCalled(client)}`} size={640} dirty={() => form.isDirty() || Object.values(passed).some((reason) => reason?.trim())} onClose={onClose}>
      {(close) => (
        <>
          <div className={s.cohort}>
            <SeatRing size="small" taken={cohort.seats.taken} offered={cohort.seats.offered} capacity={cohort.maxMembers} minimum={cohort.minMembers} decorative />
            <div>
              <strong>{cohort.name}</strong>
              <p className="quiet">
                {when(cohort, today)}. {count(cohort.seats.open, 'seat')} open. {cohort.leadName} leads.
              </p>
            </div>
          </div>
          <Form
            onSubmit={(e) => {
              e.preventDefault();
              submit();
            }}
            submit="Enroll"
            busy={enroll.isPending}
            problem={
              problem && (
                <>
                  {problem}{' '}
                  {full && (
                    <Button size="compact-sm" loading={join.isPending} onClick={wait}>
                      Put on the waitlist
                    </Button>
                  )}
                </>
              )
            }
            onCancel={close}
          >
            <FieldGroup title="What the client agreed to">
              <Wide>
                <NativeSelect
                  label="Joins from"
                 
                  description="The first session on whose roll they stand"
                  data={joins?.sessions.map((x) => ({ value: String(x.number), label: x.words })) ?? []}
                  data-autofocus
                  {...form.getInputProps('fromSession')}
                  value={String(fromSession ?? '')}
                />
              </Wide>
              <NumberInput
                label="Committed sessions"
                description={`Of ${cohort.schedule.sessions}; ${left} from there on`}
                min={0}
                max={cohort.schedule.sessions}
                allowDecimal={false}
                clampBehavior="none"
                {...form.getInputProps('committedSessions')}
                value={form.values.committedSessions ?? left}
              />
              <DateInput label="Committed on" description="Earlier when it is told late" max={today} {...form.getInputProps('committedOn')} value={form.values.committedOn} />
              <TextInput label="Agreement version" description="As printed on the form" maxLength={40} {...form.getInputProps('agreement.version')} value={version} />
              <DateInput label="Signed on" {...form.getInputProps('agreement.signedOn')} value={form.values.agreement.signedOn} />
              <Wide>
                {hidden ? (
                  <TextInput label="Signed name" description="The client’s own, kept as it is recorded" readOnly value={client.code} />
                ) : (
                  <TextInput label="Signed name" placeholder={fullName(client)} autoComplete="off" maxLength={200} {...form.getInputProps('agreement.signedName')} />
                )}
              </Wide>
              {form.errors.agreement && <Wide><p className={s.wrong}>{form.errors.agreement}</p></Wide>}
            </FieldGroup>
            {look && <SeatSettles look={look} form={form} />}
            <GateChecks
              checks={gate} passed={passed} loading={asked.isPending} wanting={wanting} onPass={(requirement, reason) => setPassed({ ...passed, [requirement]: reason })}
              remedies={{ risk_open: <FlagRemedy clientId={client.id} onAnswer={setAnswering} /> }}
            />
          </Form>
          {/* Beside the form, not in it: sending one must not send the other. */}
          {waiting && (
            <Suspense>
              <WaitDialog client={client} cohort={cohort} onDone={leave} onClose={() => setWaiting(false)} />
            </Suspense>
          )}
          {answering && (
            <AnswerFlagDialog
              flag={answering}
              onClose={() => {
                setAnswering(undefined);
                void asked.refetch();
              }}
            />
          )}
        </>
      )}
    </WorkDialog>
  );
}
