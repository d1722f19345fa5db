/** Whether a new password is too short, counted in characters as the directory counts them, not in bytes. */
export function passwordTooShort(password: string): boolean {
  return [...password.normalize('NFC')].length < 15;
}
