import { Select } from '@mantine/core';
import { useWords } from '../language/words';
import { usePartners } from './partners.calls';

/** One partner by name. @param nobody what stands for no partner, where one may choose none */
export function PartnerSelect({ label, value, onChange, nobody }: { label: string; value: string; onChange: (id: string) => void; nobody?: string }) {
  const { say } = useWords();
  const { data = [] } = usePartners();
  return (
    <Select
      label={label} required={nobody === undefined} withAsterisk={false} searchable nothingFoundMessage={say('organisations.none')} clearable={nobody !== undefined} placeholder={nobody}
      data={data.map(({ id, name }) => ({ value: id, label: name }))} value={value === '' ? null : value} onChange={(id) => onChange(id ?? '')}
    />
  );
}
