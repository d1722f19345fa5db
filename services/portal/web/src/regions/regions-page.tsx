import { Autocomplete, Checkbox, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';
import { countryName } from '../cases/country-name';
import { useChange, useRegionMap } from '../directory/directory.calls';
import { useLanguage } from '../language/language-provider';
import { useWords } from '../language/words';
import { Confirm } from '../page/confirm';
import { Empty, Fetched } from '../page/fetched';
import { Form } from '../page/form';
import { Opens } from '../page/opens';
import { Page } from '../page/page';
import { Row, Rows } from '../page/row';
import { useMay } from '../session/use-session';
import page from '../page/page.module.css';

type Country = Schema<'directory.RegionMap'>['countries'][number];

/** Which region looks after which country: it decides who is told and who sees. */
export function RegionsPage() {
  const { say } = useWords();
  const { language } = useLanguage();
  const [text, setText] = useState('');
  const [changed, setChanged] = useState(false);
  const wanted = text.trim().toLocaleLowerCase(language);
  return (
    <Page title={say('regions.title')} about={say('regions.about')}>
      <div className={page.search}>
        <TextInput label={say('regions.search')} autoComplete="off" value={text} onChange={(event) => setText(event.currentTarget.value)} />
        <Checkbox label={say('regions.changed-only')} checked={changed} onChange={(event) => setChanged(event.currentTarget.checked)} py="xs" />
      </div>
      <Fetched query={useRegionMap()}>
        {({ countries, regions, version }) => {
          const rows = countries.map((row) => ({ row, name: countryName(row.country, language) }))
            .filter(({ row, name }) => (!changed || row.overridden) && (name.toLocaleLowerCase(language).includes(wanted) || row.country.toLowerCase() === wanted))
            .sort((a, b) => a.name.localeCompare(b.name, language));
          return (
            <Stack gap="md">
              {rows.length === 0 && <Empty>{say('regions.none')}</Empty>}
              <Rows name={say('regions.title')}>{rows.map(({ row, name }) => <CountryRow key={row.country} row={row} name={name} regions={regions} version={version} />)}</Rows>
            </Stack>
          );
        }}
      </Fetched>
    </Page>
  );
}

function CountryRow({ row, name, regions, version }: { row: Country; name: string; regions: string[]; version: number }) {
  const { say, mean } = useWords();
  const may = useMay();
  const path = { country: row.country };
  const clear = useChange(() => answer(api.POST('/api/directory/region-map/{country}/clear', { params: { path }, body: { version } })));
  const set = useChange((region: string) => answer(api.PUT('/api/directory/region-map/{country}', { params: { path }, body: { version, region } })));
  const title = say('change-one', { name });
  return (
    <Row
      title={name}
      about={[mean('region', row.region), row.overridden && say('regions.instead', { region: row.usual === null ? say('none') : mean('region', row.usual) })]}
      actions={may('directory.change') && (
        <>
          <Opens label={say('change')} of={name} title={title}>{(close) => <RegionForm before={row.region} regions={regions} save={set.mutateAsync} close={close} />}</Opens>
          {row.overridden && <Confirm label={say('regions.clear')} of={name} question={say('regions.clear-one', { name })} yes={say('regions.clear')} run={() => clear.mutateAsync(undefined)} />}
        </>
      )}
    />
  );
}

function RegionForm({ before, regions, save, close }: { before: string; regions: string[]; save: (region: string) => Promise<unknown>; close: () => void }) {
  const { say } = useWords();
  const [region, setRegion] = useState(before);
  return (
    <Form about={say('regions.change-about')} go={say('change')} run={() => save(region.trim())} close={close}>
      <Autocomplete label={say('cases.region')} description={say('regions.code-about')} size="md" dir="ltr" required withAsterisk={false} data={regions} value={region} onChange={setRegion} />
    </Form>
  );
}
