import { answer, api } from '../api/client';
import { NewPassword } from '../page/new-password';
import type { StepWork } from './sign-in.rules';

/** The password of an account that was just opened. */
export function SetPasswordStep({ attempt, step }: { attempt: string; step: StepWork }) {
  return <NewPassword save={(password) => step(() => answer(api.POST('/api/sign-in/set-password', { body: { attempt, password } })))} />;
}
