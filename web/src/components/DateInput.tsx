import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { wallTime } from '@/format/dates';
import { readTime } from '@/format/wallTime';

type Props = Omit<TextInputProps, 'type' | 'value' | 'onChange'> & {
  /** YYYY-MM-DD, or empty. */
  value: string;
  onChange: (date: string) => void;
};

/** A calendar date, by the browser's own picker: it works on every phone, with
    every screen reader, and weighs nothing. */
export function DateInput({ value, onChange, ...rest }: Props) {
  return <TextInput {...rest} type="date" value={value} onChange={(e) => onChange(e.currentTarget.value)} />;
}

/** A wall time HH:MM in the cohort's zone, typed and shown as the practice
    writes it: the browser's own field follows the browser's language instead. */
export function TimeInput({ value, onChange, onBlur, ...rest }: Props) {
  const [typed, setTyped] = useState<string>();
  return (
    <TextInput
      {...rest}
      autoComplete="off"
      placeholder={wallTime('18:00')}
      value={typed ?? wallTime(value)}
      onChange={(e) => {
        setTyped(e.currentTarget.value);
        onChange(readTime(e.currentTarget.value) ?? e.currentTarget.value);
      }}
      onBlur={(e) => {
        setTyped(undefined);
        onBlur?.(e);
      }}
    />
  );
}
