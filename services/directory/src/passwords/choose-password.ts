import { Refusal } from '@amparo/kernel';
import { Injectable } from '@nestjs/common';
import type { PersonFacts } from '../identity/people';
import { HashPasswords } from './hash-passwords';
import { KNOWN_PASSWORDS } from './known-passwords';
import { passwordFault, type PasswordFault } from './password.rules';

const SAYS: Readonly<Record<PasswordFault, string>> = {
  'password.short': 'The password is shorter than 15 characters.',
  'password.known': 'The password is known, or is made of known ones. Take four or five words that have nothing to do with each other.',
  'password.own': 'The password holds your name or id.',
};

/** Takes a password that somebody chose for herself. */
@Injectable()
export class ChoosePassword {
  constructor(private readonly hashPasswords: HashPasswords) {}

  /**
   * @returns the password as it is kept
   * @throws Refusal `password.short`, `password.known` or `password.own`
   */
  async run({ id, name }: PersonFacts, password: string): Promise<string> {
    const fault = passwordFault(password, { person: id, name }, KNOWN_PASSWORDS);
    if (fault !== undefined) throw new Refusal('unprocessable', fault, SAYS[fault]);
    return this.hashPasswords.hash(password);
  }
}
