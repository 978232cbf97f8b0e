import { NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { showProblem } from '@/api/fieldProblem';
import { asProblem } from '@/api/problem';
import { focusFirstWrong, Form } from '@/components/Form';
import { done } from '@/components/notices';
import { useSaveRoom, type Room } from '@/components/rooms/roomQueries';
import { WorkDialog } from '@/components/WorkDialog';
import { placesOfService, roomOf, sentRoom, type RoomValues } from './roomForm';

type Props = { room?: Room; /** A place that was typed for cohorts, who come along. */ typed?: string; onClose: () => void };

/** Adds a room or place, or changes one. */
export function RoomDialog({ room, typed, onClose }: Props) {
  const form = useForm({ initialValues: roomOf(room, typed), validate: (v): Record<string, string> => (v.name.trim() ? {} : { name: 'Give it a name.' }) });
  return (
    <WorkDialog title={room ? room.name : 'A room or place'} size={520} dirty={() => form.isDirty()} onClose={onClose}>
      {(close) => <Fields form={form} room={room} typed={typed} onCancel={close} onDone={onClose} />}
    </WorkDialog>
  );
}

type FieldProps = { form: UseFormReturnType<RoomValues>; room?: Room; typed?: string; onCancel: () => void; onDone: () => void };

function Fields({ form, room, typed, onCancel, onDone }: FieldProps) {
  const { create, change } = useSaveRoom();
  const [problem, setProblem] = useState('');
  const { kind } = form.values;
  const onError = (error: unknown) => {
    const p = asProblem(error);
    setProblem(p.stale ? 'Somebody else changed this room meanwhile. Close this and look again.' : p.code === 'room_taken' ? p.message : showProblem(form, error));
    focusFirstWrong();
  };
  function send(values: RoomValues) {
    const onSuccess = (saved: Room) => {
      form.resetDirty();
      onDone();
      done(room ? `${saved.name} is saved` : `${saved.name} can be chosen now`);
    };
    const { kind: _, ...body } = sentRoom(values);
    if (room) change.mutate({ id: room.id, version: room.version, body }, { onSuccess, onError });
    else create.mutate({ ...sentRoom(values), typedAs: typed }, { onSuccess, onError });
  }
  return (
    <Form submit={room ? 'Save the room' : 'Add it'} busy={create.isPending || change.isPending} problem={problem} onCancel={onCancel} onSubmit={form.onSubmit(send, () => focusFirstWrong())}>
      <div className="fields">
        <TextInput label="Name" placeholder="Room 2" required data-autofocus maxLength={100} {...form.getInputProps('name')} />
        {!room && (
          <SegmentedControl
            aria-label="Kind of place"
            fullWidth
            data={[
              { value: 'in_person', label: 'A room' },
              { value: 'online', label: 'Online' },
            ]}
            value={kind}
            onChange={(v) => form.setValues({ kind: v as RoomValues['kind'], placeOfService: v === 'online' ? '10' : '11' })}
          />
        )}
        {kind === 'in_person' && <NumberInput label="Seats" description="For members; empty where nobody counts them" min={0} max={200} allowDecimal={false} {...form.getInputProps('seats')} onChange={(n) => form.setFieldValue('seats', Number(n) || '')} />}
        {kind === 'in_person' && <TextInput label="Address" description="For who does not know the way; in leaders’ calendars, too" maxLength={300} {...form.getInputProps('address')} />}
        <TextInput label="Link to join" description={kind === 'online' ? 'One group at a time behind a link. Without one, any number' : 'For hybrid groups'} maxLength={300} {...form.getInputProps('link')} />
        <Select label="Place of service" description="On claims for who is there" data={placesOfService[kind]} allowDeselect={false} searchable {...form.getInputProps('placeOfService')} />
      </div>
    </Form>
  );
}
