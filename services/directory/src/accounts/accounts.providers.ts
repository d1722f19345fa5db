import type { Provider, Type } from '@nestjs/common';
import { SeedAccounts } from '../demonstration/seed-accounts';
import { EnrolFirstFactor } from '../enrolment/enrol-first-factor';
import { EnrolmentController } from '../enrolment/enrolment.controller';
import { OpenInvitation } from '../enrolment/open-invitation';
import { SetFirstPassword } from '../enrolment/set-first-password';
import { RecoveryCodes } from '../factors/recovery-codes';
import { Totp } from '../factors/totp';
import { TotpEnrolment } from '../factors/totp-enrolment';
import { Webauthn } from '../factors/webauthn';
import { WebauthnEnrolment } from '../factors/webauthn-enrolment';
import { People } from '../identity/people';
import { FinishOpenId } from '../open-id/finish-open-id';
import { OpenIdProvider } from '../open-id/open-id-provider';
import { OpenIdController } from '../open-id/open-id.controller';
import { StartOpenId } from '../open-id/start-open-id';
import { ChoosePassword } from '../passwords/choose-password';
import { Guesses } from '../passwords/guesses';
import { HashPasswords } from '../passwords/hash-passwords';
import { Sweep } from '../retention/sweep';
import { EndSessions } from '../sessions/end-sessions';
import { SignOut } from '../sessions/sign-out';
import { StartSession } from '../sessions/start-session';
import { Attempts } from '../sign-in/attempts';
import { NextStep } from '../sign-in/next-step';
import { SignInController } from '../sign-in/sign-in.controller';
import { SignInWithCode } from '../sign-in/sign-in-with-code';
import { SignInWithPassword } from '../sign-in/sign-in-with-password';
import { SignInWithWebauthn } from '../sign-in/sign-in-with-webauthn';
import { IssueToken } from '../tokens/issue-token';
import { SigningKeys } from '../tokens/signing-keys';
import { TokensController } from '../tokens/tokens.controller';
import { Invitations } from './invitations';

/** All by which people sign in, stay signed in and are known to services. */
export const accountControllers: Type[] = [SignInController, EnrolmentController, OpenIdController, TokensController];

export const accountProviders: Provider[] = [
  People, Attempts, NextStep, SignInWithPassword, SignInWithCode, SignInWithWebauthn,
  OpenInvitation, SetFirstPassword, EnrolFirstFactor, Invitations, OpenIdProvider, StartOpenId, FinishOpenId,
  HashPasswords, ChoosePassword, Guesses, Totp, TotpEnrolment, Webauthn, WebauthnEnrolment, RecoveryCodes,
  StartSession, EndSessions, SignOut, IssueToken, SigningKeys, SeedAccounts, Sweep,
];
