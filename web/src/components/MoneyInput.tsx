import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { parseMoney, typedMoney } from '@/format/money';

type Props = Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange'> & {
  currency: string;
  /** Minor units; null while what is typed is not an amount. */
  value: number | null;
  onChange: (minor: number | null) => void;
};

/** An amount in the practice's currency. Typing is free; the value is minor units. */
export function MoneyInput({ currency, value, onChange, onBlur, ...rest }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      rightSection={<span className="quiet small">{currency}</span>}
      rightSectionWidth={52}
      onFocus={(e) => e.currentTarget.select()}
      value={typed ?? (value === null ? '' : typedMoney(value, currency))}
      onChange={(e) => {
        setTyped(e.currentTarget.value);
        onChange(parseMoney(e.currentTarget.value, currency));
      }}
      onBlur={(e) => {
        // What cannot be read stays as typed, so that it can be mended.
        if (value !== null) setTyped(null);
        onBlur?.(e);
      }}
    />
  );
}
