import { Alert, Button, Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../language/words';
import { Form } from '../page/form';
import { useStanding } from '../session/use-session';
import { HANDED_BY, type HandedBy, type MadeLink } from './links.calls';

interface MakeLinkProps {
  about: string;
  make: (how: { linkBy: HandedBy; codeBy: HandedBy }) => Promise<MadeLink>;
  close: () => void;
}

/** Makes a link for a partner without an account: says both once, with which way each of them goes. */
export function MakeLink({ about, make, close }: MakeLinkProps) {
  const { say, mean } = useWords();
  const [linkBy, setLinkBy] = useState<HandedBy>('EMAIL');
  const [codeBy, setCodeBy] = useState<HandedBy>('TELEPHONE');
  const [made, setMade] = useState<MadeLink>();
  if (made !== undefined) return <Made made={made} linkBy={linkBy} codeBy={codeBy} close={close} />;
  const ways = (but?: HandedBy) => HANDED_BY.filter((way) => way !== but).map((value) => ({ value, label: mean('handedBy', value) }));
  return (
    <Form about={about} go={say('link.make')} run={() => make({ linkBy, codeBy }).then(setMade)} close={() => undefined} leave={close}>
      <Select label={say('link.link-by')} data={ways()} allowDeselect={false} value={linkBy} onChange={(way) => {
        const next = (way ?? 'EMAIL');
        setLinkBy(next);
        if (next === codeBy) setCodeBy(HANDED_BY.find((one) => one !== next) ?? 'TELEPHONE');
      }} />
      <Select label={say('link.code-by')} data={ways(linkBy)} allowDeselect={false} value={codeBy} onChange={(way) => setCodeBy((way ?? codeBy))} />
    </Form>
  );
}

function Made({ made, linkBy, codeBy, close }: { made: MadeLink; linkBy: HandedBy; codeBy: HandedBy; close: () => void }) {
  const { say, mean, when } = useWords();
  const standing = useStanding();
  const at = standing.is === 'in' ? (standing.session.partnersAt ?? '') : '';
  return (
    <Stack gap="md">
      <Alert color="yellow" role="status">{say('link.made', { when: when(made.expiresAt) })}</Alert>
      {/* Whole, since it may be read out. */}
      <Textarea readOnly autosize dir="ltr" label={say('link.say-link', { way: mean('handedBy', linkBy) })} value={`${at}/link#${made.secret}`} onFocus={(event) => event.currentTarget.select()} />
      <TextInput readOnly dir="ltr" label={say('link.say-code', { way: mean('handedBy', codeBy) })} value={made.code} onFocus={(event) => event.currentTarget.select()} />
      <Group justify="flex-end"><Button variant="default" onClick={close}>{say('close')}</Button></Group>
    </Stack>
  );
}
