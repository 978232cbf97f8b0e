import { Modal, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Pending } from '@/components/States';
import { AssessmentResult } from './AssessmentResult';
import { formOf, given, instrumentsQuery, type Assessment } from './assessmentQueries';
import { Taking } from './Taking';

type Props = {
  clientId: string;
  clientCode: string;
  /** Which questionnaire to begin with. */
  start?: string;
  onClose: () => void;
};

/** A questionnaire from the first question to its score. */
export function TakeAssessment({ clientId, clientCode, start = 'phq-9', onClose }: Props) {
  const instruments = useQuery(instrumentsQuery);
  const [code, setCode] = useState(start);
  const [scored, setScored] = useState<Assessment>();
  const form = formOf(instruments.data, code, scored?.formVersion);

  const title = scored ? `${form?.name ?? code} of ${clientCode}` : `Questionnaire for ${clientCode}`;
  return (
    <Modal opened onClose={onClose} title={title} size={760}>
      {!instruments.data || !form ? (
        <Pending query={instruments} />
      ) : scored ? (
        <AssessmentResult
          clientId={clientId}
          instrument={form}
          taken={scored}
          onAnother={(next) => {
            setScored(undefined);
            setCode(next);
          }}
          onClose={onClose}
        />
      ) : (
        <Taking
          key={code}
          clientId={clientId}
          form={form}
          choose={
            <Select
              label="Questionnaire"
              searchable
              data={given(instruments.data).map((i) => ({ value: i.code, label: `${i.name}, ${i.measures}${i.unvalidated ? ' (not validated)' : ''}` }))}
              value={code}
              onChange={(next) => next && setCode(next)}
            />
          }
          onScored={setScored}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}
