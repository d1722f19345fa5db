import { Select } from '@mantine/core';
import { useWords } from '../language/words';
import { usePartners } from './partners.calls';

/** One partner by name, or a bank or mechanism outside. @param nobody what stands for no partner, where one may choose none */
export function PartnerSelect({ label, value, onChange, nobody, kind = 'PARTNER' }: { label: string; kind?: 'PARTNER' | 'BANK' | 'MECHANISM'; value: string; onChange: (id: string) => void; nobody?: string }) {
  const { say } = useWords();
  const { data = [] } = usePartners();
  return (
    <Select
      label={label} required={nobody === undefined} withAsterisk={false} searchable nothingFoundMessage={say('organisations.none')} clearable={nobody !== undefined} placeholder={nobody}
      data={data.filter((one) => one.kind === kind).map(({ id, name }) => ({ value: id, label: name }))} value={value === '' ? null : value} onChange={(id) => onChange(id ?? '')}
    />
  );
}
