import { Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';
import { AddKey } from '../factors/add-key';
import { AddTotp } from '../factors/add-totp';
import { RecoveryCodes } from '../factors/recovery-codes';
import { useWords } from '../language/words';
import { Card } from '../page/card';
import { Confirm } from '../page/confirm';
import { Empty, Fetched } from '../page/fetched';
import { Opens } from '../page/opens';
import page from '../page/page.module.css';
import { Window } from '../page/window';
import { freshRecoveryCodes, removeFactor, useFactors, useOwnWork } from './safety.calls';

type Factor = Schema<'directory.Factors'>['factors'][number];

/** Her second factors: what is added to her password. Whoever signed in without one cannot change them here. */
export function Factors() {
  const { say } = useWords();
  const [codes, setCodes] = useState<string[]>();
  return (
    <Card title={say('factors.title')}>
      <Fetched query={useFactors()}>
        {({ factors, recoveryCodes, mayChange }) => (
          <Stack gap="md">
            {factors.length === 0 ? <Empty>{say('factors.none')}</Empty> : (
              <ul className={page.plain}>{factors.map((factor) => <li key={factor.id}><OneFactor factor={factor} mayChange={mayChange} /></li>)}</ul>
            )}
            {mayChange ? <AddFactor onCodes={setCodes} /> : <Text size="sm" c="dimmed">{say('factors.not-now')}</Text>}
            {factors.length > 0 && <FreshCodes left={recoveryCodes} mayChange={mayChange} onCodes={setCodes} />}
          </Stack>
        )}
      </Fetched>
      <Window opened={codes !== undefined} onClose={() => setCodes(undefined)} title={say('recovery-codes.title')} stays>
        <RecoveryCodes codes={codes ?? []} onKept={async () => setCodes(undefined)} />
      </Window>
    </Card>
  );
}

/** Another key or app. With the first one come recovery codes. */
function AddFactor({ onCodes }: { onCodes: (codes: string[]) => void }) {
  const { say } = useWords();
  const totp = useOwnWork((body: Schema<'directory.AttemptCode'>) => answer(api.POST('/api/directory/factors/totp', { body })), 'factors');
  const key = useOwnWork((body: Schema<'directory.EnrolWebauthn'>) => answer(api.POST('/api/directory/factors/webauthn', { body })), 'factors');
  const done = (close: () => void, { recoveryCodes }: Schema<'directory.AddedFactor'>) => {
    close();
    if (recoveryCodes !== undefined) onCodes(recoveryCodes);
  };
  return (
    <Group gap="sm">
      <Opens label={say('enrol.key')}>
        {(close) => (
          <AddKey
            getOptions={() => answer(api.POST('/api/directory/factors/webauthn-options'))}
            save={async (response, label, { attempt = '' }) => done(close, await key.mutateAsync({ attempt, response, label }))}
            onBack={close}
          />
        )}
      </Opens>
      <Opens label={say('enrol.totp')}>
        {(close) => (
          <AddTotp
            getOptions={() => answer(api.POST('/api/directory/factors/totp-options'))}
            save={async (code, { attempt = '' }) => done(close, await totp.mutateAsync({ attempt, code }))}
            onBack={close}
          />
        )}
      </Opens>
    </Group>
  );
}

function OneFactor({ factor, mayChange }: { factor: Factor; mayChange: boolean }) {
  const { say, mean, day } = useWords();
  const remove = useOwnWork(removeFactor, 'factors');
  const name = factor.label ?? mean('factor', factor.kind);
  return (
    <Group justify="space-between" py="xs" gap="sm">
      <Stack gap={2}>
        <Text fw={600}><bdi>{name}</bdi></Text>
        <Text size="sm" c="dimmed">
          {mean('factor', factor.kind)} · {say('factors.added', { when: day(factor.addedOn) })}
          {factor.lastUsedOn !== undefined && <> · {say('factors.used', { when: day(factor.lastUsedOn) })}</>}
        </Text>
      </Stack>
      {mayChange && (
        <Confirm label={say('factors.remove')} of={name} question={say('factors.remove-question')} explains={say('factors.remove-about')} yes={say('factors.remove')} grave run={() => remove.mutateAsync(factor.id)} />
      )}
    </Group>
  );
}

/** Recovery codes anew: the ones before stop working. */
function FreshCodes({ left, mayChange, onCodes }: { left: number; mayChange: boolean; onCodes: (codes: string[]) => void }) {
  const { say } = useWords();
  const fresh = useOwnWork(freshRecoveryCodes, 'factors');
  return (
    <Group justify="space-between" gap="sm">
      <Text size="sm">{say('recovery-codes.left', { count: left })}</Text>
      {mayChange && <Confirm label={say('recovery-codes.fresh')} question={say('recovery-codes.fresh-question')} yes={say('recovery-codes.fresh')} run={async () => onCodes((await fresh.mutateAsync(undefined)).recoveryCodes)} />}
    </Group>
  );
}
