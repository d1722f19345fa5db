import { Select, Stack, Text } from '@mantine/core';
import { useLanguage } from '../language/language-provider';
import { isLanguage, LANGUAGE_NAMES, UNREVIEWED_LANGUAGES } from '../language/languages.rules';
import { useWords } from '../language/words';
import { Card } from '../page/card';
import { Trouble } from '../page/trouble';
import { changeLanguage, useOwnWork } from './safety.calls';

/** The language of her pages, and of the mail that says that something waits. */
export function OwnLanguage() {
  const { say } = useWords();
  const { language, speak } = useLanguage();
  const change = useOwnWork(changeLanguage);
  return (
    <Card title={say('language.name')}>
      <Stack gap="sm">
        {change.isError && <Trouble error={change.error} />}
        <Select
          label={say('own-language.label')} description={say('own-language.about')} maw={320}
          data={Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({ value, label }))} value={language}
          onChange={(value) => {
            if (!isLanguage(value)) return;
            speak(value, true);
            change.mutate(value);
          }}
        />
        {UNREVIEWED_LANGUAGES.includes(language) && <Text size="sm" c="dimmed">{say('own-language.unreviewed')}</Text>}
      </Stack>
    </Card>
  );
}
