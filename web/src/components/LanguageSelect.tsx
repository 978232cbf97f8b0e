import { Select, type SelectProps } from '@mantine/core';
import { languageName } from '@/format/words';

type Props = Omit<SelectProps, 'data' | 'value' | 'onChange'> & {
  /** A language tag such as en or pt-BR, or empty. */
  value: string;
  onChange: (tag: string) => void;
};

// What clients speak at home most often, and sign language; a tag that came
// from elsewhere is always among the choices too.
const offered = [
  'en', 'es', 'am', 'ar', 'ase', 'bn', 'de', 'el', 'fa', 'fr', 'gu', 'he', 'hi', 'hmn', 'ht', 'hy', 'it', 'ja', 'km', 'ko', 'my', 'ne',
  'nl', 'pa', 'pl', 'pt', 'pt-BR', 'ro', 'ru', 'so', 'sq', 'sw', 'ta', 'te', 'th', 'tl', 'tr', 'uk', 'ur', 'vi', 'yi', 'yo', 'yue', 'zh',
];

/** The languages to choose among, by name, with those that are chosen already. */
export const languageChoices = (chosen: string[]) =>
  [...new Set([...chosen, ...offered])].map((tag) => ({ value: tag, label: languageName(tag) })).sort((a, b) => a.label.localeCompare(b.label));

/** A language, chosen by its name. */
export function LanguageSelect({ value, onChange, ...rest }: Props) {
  const data = languageChoices(value ? [value] : []);
  return <Select {...rest} searchable clearable data={data} value={value || null} onChange={(tag) => onChange(tag ?? '')} />;
}
