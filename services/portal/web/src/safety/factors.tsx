import { Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser';
import { answer, api } from '../api/client';
import type { FactorShown } from '../api/directory';
import { AddKey } from '../factors/add-key';
import { AddTotp } from '../factors/add-totp';
import { RecoveryCodes } from '../factors/recovery-codes';
import { useWords } from '../language/words';
import { Card } from '../page/card';
import { Confirm } from '../page/confirm';
import { Empty, Fetched } from '../page/fetched';
import { Opens } from '../page/opens';
import page from '../page/page.module.css';
import { freshRecoveryCodes, removeFactor, useFactors, useOwnWork } from './safety.calls';

/** Her second factors: what is added to her password. */
export function Factors() {
  const { say } = useWords();
  const factors = useFactors();
  const totp = useOwnWork((code: string) => answer(api.POST('/api/directory/factors/totp', { body: { code } })), 'factors');
  const key = useOwnWork((body: { response: object; label: string }) => answer(api.POST('/api/directory/factors/webauthn', { body })), 'factors');
  return (
    <Card title={say('factors.title')}>
      <Fetched query={factors}>
        {({ factors: found, recoveryCodes }) => (
          <Stack gap="md">
            {found.length === 0 ? <Empty>{say('factors.none')}</Empty> : <ul className={page.plain}>{found.map((factor) => <li key={factor.id}><OneFactor factor={factor} /></li>)}</ul>}
            <Group gap="sm">
              <Opens label={say('enrol.key')}>
                {(close) => (
                  <AddKey
                    getOptions={async () => (await answer(api.POST('/api/directory/factors/webauthn-options'))).options as unknown as PublicKeyCredentialCreationOptionsJSON}
                    save={async (response, label) => {
                      await key.mutateAsync({ response, label });
                      close();
                    }}
                    onBack={close}
                  />
                )}
              </Opens>
              <Opens label={say('enrol.totp')}>
                {(close) => (
                  <AddTotp
                    getOptions={() => answer(api.POST('/api/directory/factors/totp-options'))}
                    save={async (code) => {
                      await totp.mutateAsync(code);
                      close();
                    }}
                    onBack={close}
                  />
                )}
              </Opens>
            </Group>
            {found.length > 0 && <FreshCodes left={recoveryCodes} />}
          </Stack>
        )}
      </Fetched>
    </Card>
  );
}

function OneFactor({ factor }: { factor: FactorShown }) {
  const { say, mean, when } = useWords();
  const remove = useOwnWork(removeFactor, 'factors');
  const name = factor.label ?? mean('factor', factor.kind);
  return (
    <Group justify="space-between" py="xs" gap="sm">
      <Stack gap={2}>
        <Text fw={600}><bdi>{name}</bdi></Text>
        <Text size="sm" c="dimmed">
          {mean('factor', factor.kind)} · {say('factors.added', { when: when(factor.addedAt) })}
          {factor.lastUsedAt !== null && <> · {say('sessions.used', { when: when(factor.lastUsedAt) })}</>}
        </Text>
      </Stack>
      <Confirm label={say('factors.remove')} name={say('factors.remove-one', { name })} question={say('factors.remove-question')} explains={say('factors.remove-about')} yes={say('factors.remove')} grave run={() => remove.mutateAsync(factor.id)} />
    </Group>
  );
}

/** Recovery codes anew: the ones before stop working. */
function FreshCodes({ left }: { left: number }) {
  const { say } = useWords();
  const [codes, setCodes] = useState<string[]>();
  const fresh = useOwnWork(freshRecoveryCodes, 'factors');
  return (
    <Group justify="space-between" gap="sm">
      <Text size="sm">{say('recovery-codes.left', { count: left })}</Text>
      <Confirm label={say('recovery-codes.fresh')} question={say('recovery-codes.fresh-question')} yes={say('recovery-codes.fresh')} run={async () => setCodes((await fresh.mutateAsync(undefined)).recoveryCodes)} />
      <Modal opened={codes !== undefined} onClose={() => setCodes(undefined)} title={say('recovery-codes.title')} withCloseButton={false} closeOnClickOutside={false} closeOnEscape={false}>
        <RecoveryCodes codes={codes ?? []} onKept={async () => setCodes(undefined)} />
      </Modal>
    </Group>
  );
}
