import { Radio, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, showProblem } from '@/api/problem';
import { changesBetween, ConflictDialog } from '@/components/ConflictDialog';
import { focusFirstWrong, Form } from '@/components/Form';
import { MoneyInput } from '@/components/MoneyInput';
import { done } from '@/components/notices';
import { WorkDialog } from '@/components/WorkDialog';
import { formatMoney } from '@/format/money';
import { clientQuery, currencyQuery, useSetFee, type Client } from './clientQueries';
import { feeFaults } from './fee';
import s from './clients.module.css';

type Values = { which: 'cohort' | 'own'; amount: number | null; reason: string };
const valuesOf = (c: Client): Values => ({ which: c.fee ? 'own' : 'cohort', amount: c.fee?.amount ?? null, reason: c.fee?.reason ?? '' });

/** Agrees a fee with one client, or lets the cohort's count again. */
export function FeeDialog({ client, onClose }: { client: Client; onClose: () => void }) {
  const queries = useQueryClient();
  const currency = useQuery(currencyQuery).data ?? client.fee?.currency ?? 'USD';
  const set = useSetFee(client.id);
  const [version, setVersion] = useState(client.version);
  const [theirs, setTheirs] = useState<Client>();
  const [problem, setProblem] = useState('');
  const form = useForm<Values>({ initialValues: valuesOf(client), validate: (v) => feeFaults(v.which === 'own' ? v : null, currency) });
  const own = form.values.which === 'own';
  const inWords = (v: Values) => ({ fee: v.which === 'own' && v.amount !== null ? formatMoney({ amount: v.amount, currency }) : 'The cohort’s fee', reason: v.reason });

  function save(v: Values, over = version) {
    setProblem('');
    set.mutate(
      { version: over, amount: v.which === 'own' ? v.amount : null, reason: v.which === 'own' ? v.reason.trim() || undefined : undefined },
      {
        onSuccess: () => {
          form.resetDirty();
          done(v.which === 'own' ? `Fee of ${client.code} agreed` : `The cohort’s fee counts for ${client.code}`);
          onClose();
        },
        onError: (thrown) => void refused(thrown),
      },
    );
  }

  async function refused(thrown: unknown) {
    setTheirs(undefined);
    if (asProblem(thrown).stale) {
      setTheirs(await queries.fetchQuery({ ...clientQuery(client.id), staleTime: 0 }).catch(() => undefined));
      return;
    }
    setProblem(showProblem(form, thrown));
    focusFirstWrong();
  }

  return (
    <WorkDialog title={`Fee of ${client.code}`} size={460} dirty={() => form.isDirty()} onClose={onClose}>
      {(close) => (
        <>
          <Form onSubmit={form.onSubmit((v) => save(v))} submit="Save fee" busy={set.isPending} problem={problem} onCancel={close}>
            <div className={s.fields}>
              <Radio.Group label="Per session" {...form.getInputProps('which')}>
                <div className={s.fields} style={{ gap: 8, marginTop: 4 }}>
                  <Radio value="cohort" label="The cohort’s fee" />
                  <Radio value="own" label="A fee agreed with this client" />
                </div>
              </Radio.Group>
              {own && <MoneyInput label="Agreed fee" description="30 to 150 is usual" currency={currency} {...form.getInputProps('amount')} value={form.values.amount} />}
              {own && <Textarea label="Reason" description="Needed outside 30 to 150; the audit keeps it" autosize minRows={2} maxLength={2000} {...form.getInputProps('reason')} />}
            </div>
          </Form>
          <ConflictDialog
            opened={theirs !== undefined}
            changes={theirs ? changesBetween(inWords(form.values), inWords(valuesOf(theirs)), { fee: 'Fee', reason: 'Reason' }) : []}
            busy={set.isPending}
            onKeepMine={() => theirs && save(form.getValues(), theirs.version)}
            onTakeTheirs={onClose}
            onClose={() => {
              if (theirs) setVersion(theirs.version);
              setTheirs(undefined);
            }}
          />
        </>
      )}
    </WorkDialog>
  );
}
