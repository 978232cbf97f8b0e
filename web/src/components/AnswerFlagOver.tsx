import type { ComponentProps } from 'react';
import { Controls } from '@/theme/Controls';
import { AnswerFlagDialog } from './AnswerFlagDialog';

/** The dialog of a risk flag over a first page, with the controls it needs. */
export default function AnswerFlagOver(props: ComponentProps<typeof AnswerFlagDialog>) {
  return (
    <Controls>
      <AnswerFlagDialog {...props} />
    </Controls>
  );
}
