import type { Provider, Type } from '@nestjs/common';
import { AccountsController } from '../account-administration/accounts.controller';
import { AskForReset } from '../account-administration/ask-for-reset';
import { ConfirmReset } from '../account-administration/confirm-reset';
import { InvitePerson } from '../account-administration/invite-person';
import { LinkOpenId } from '../account-administration/link-open-id';
import { ListAccountChanges } from '../account-administration/list-account-changes';
import { ListAccounts } from '../account-administration/list-accounts';
import { MayOnAccount } from '../account-administration/may-on-account';
import { SessionsOfOthers } from '../account-administration/sessions-of-others';
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
import { ChangePassword } from '../me/change-password';
import { GetMe } from '../me/get-me';
import { MeController } from '../me/me.controller';
import { SetLanguage } from '../me/set-language';
import { FinishOpenId } from '../open-id/finish-open-id';
import { OpenIdProvider } from '../open-id/open-id-provider';
import { OpenIdController } from '../open-id/open-id.controller';
import { StartOpenId } from '../open-id/start-open-id';
import { AddFactor } from '../own-factors/add-factor';
import { FactorsController } from '../own-factors/factors.controller';
import { ListFactors } from '../own-factors/list-factors';
import { RemoveFactor } from '../own-factors/remove-factor';
import { RenewRecoveryCodes } from '../own-factors/renew-recovery-codes';
import { CheckPassword } from '../passwords/check-password';
import { ChoosePassword } from '../passwords/choose-password';
import { Guesses } from '../passwords/guesses';
import { HashPasswords } from '../passwords/hash-passwords';
import { Sweep } from '../retention/sweep';
import { EndOwnSessions } from '../sessions/end-own-sessions';
import { CloseOwnOrganisation } from '../own-organisation/close-own-organisation';
import { GetOwnOrganisation } from '../own-organisation/get-own-organisation';
import { LinkedOrganisationsController } from '../own-organisation/linked-organisations.controller';
import { OwnOrganisationController } from '../own-organisation/own-organisation.controller';
import { SetOwnCapacity } from '../own-organisation/set-own-capacity';
import { EndSessions } from '../sessions/end-sessions';
import { FreshSession } from '../sessions/fresh-session';
import { ListSessions } from '../sessions/list-sessions';
import { SessionsController } from '../sessions/sessions.controller';
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
export const accountControllers: Type[] = [
  SignInController, EnrolmentController, OpenIdController, TokensController, MeController, SessionsController, FactorsController, AccountsController, OwnOrganisationController,
  LinkedOrganisationsController,
];

export const accountProviders: Provider[] = [
  People, Attempts, NextStep, SignInWithPassword, SignInWithCode, SignInWithWebauthn,
  OpenInvitation, SetFirstPassword, EnrolFirstFactor, Invitations, OpenIdProvider, StartOpenId, FinishOpenId,
  HashPasswords, CheckPassword, ChoosePassword, Guesses, Totp, TotpEnrolment, Webauthn, WebauthnEnrolment, RecoveryCodes,
  StartSession, EndSessions, EndOwnSessions, ListSessions, FreshSession, SignOut, IssueToken, SigningKeys, SeedAccounts, Sweep,
  GetMe, SetLanguage, ChangePassword, ListFactors, AddFactor, RemoveFactor, RenewRecoveryCodes,
  GetOwnOrganisation, SetOwnCapacity, CloseOwnOrganisation,
  MayOnAccount, ListAccounts, ListAccountChanges, InvitePerson, LinkOpenId, AskForReset, ConfirmReset, SessionsOfOthers,
];
