import { Button } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import type { Alert } from '../api/paths';
import { useWords } from '../language/words';
import { useDeskWork } from './desk.calls';

/** Keeps a case on her own watch list, or takes it off. */
export function WatchButton({ alert: { caseId, reference, watched = false } }: { alert: Alert }) {
  const { say } = useWords();
  const { watch } = useDeskWork(caseId);
  const label = say(watched ? 'watch.end' : 'watch.begin');
  return (
    <Button size="sm" variant="subtle" loading={watch.isPending} aria-label={`${label}: ${reference}`} onClick={() => watch.mutate(!watched)} leftSection={watched ? <IconEyeOff size={16} aria-hidden /> : <IconEye size={16} aria-hidden />}>
      {label}
    </Button>
  );
}
