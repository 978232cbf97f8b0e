import { TextInput, type TextInputProps } from '@mantine/core';

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

/** A wall time HH:MM in the cohort's zone. */
export function TimeInput({ value, onChange, ...rest }: Props) {
  return <TextInput {...rest} type="time" value={value} onChange={(e) => onChange(e.currentTarget.value)} />;
}
