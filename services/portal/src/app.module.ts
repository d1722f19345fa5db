import { erasureProviders } from '@amparo/platform';
import { Module } from '@nestjs/common';
import { NoteHandlerOnCaseAssigned } from './cases/note-handler-on-case-assigned';
import { NoteHandlerOnCaseUnassigned } from './cases/note-handler-on-case-unassigned';
import { NoteClosingOnCaseClosed } from './cases/note-closing-on-case-closed';
import { NoteOpeningOnCaseOpened } from './cases/note-opening-on-case-opened';
import { NoteReportOnReportReceived } from './cases/note-report-on-report-received';
import { NoteRoutingOnReportRouted } from './cases/note-routing-on-report-routed';
import { NoteTakingOnAlertAcknowledged } from './cases/note-taking-on-alert-acknowledged';
import { NoteTakingOnNotificationAcknowledged } from './cases/note-taking-on-notification-acknowledged';
import { NoteToldPeople } from './cases/note-told-people';
import { NoteConsent } from './changes/note-consent';
import { NoteAlertWork } from './changes/note-alert-work';
import { NoteHandoverOnAlertHandedOver } from './cases/note-handover-on-alert-handed-over';
import { NoteDeskNews } from './changes/note-desk-news';
import { NoteOrganisationCompromised } from './changes/note-organisation-compromised';
import { NoteReferralTroubled } from './changes/note-referral-troubled';
import { NotePerson } from './changes/note-person';
import { NoteReferral } from './changes/note-referral';
import { NoteRisk } from './changes/note-risk';
import { ReadChanges } from './changes/read-changes';
import { WriteChanges } from './changes/write-changes';
import { PortalConfig } from './config';
import { DescribeServices } from './description/describe-services';
import { DescriptionController } from './description/description.controller';
import { Gateway } from './gateway/gateway';
import { OperatorToken } from './gateway/operator-token';
import { AskByLink } from './links/ask-by-link';
import { LinksController } from './links/links.controller';
import { WebApp } from './pages/web-app';
import { BeginSession } from './sessions/begin-session';
import { BrowserDoor } from './sessions/browser-door';
import { EndSession } from './sessions/end-session';
import { FetchPersonToken } from './sessions/fetch-person-token';
import { FindSession } from './sessions/find-session';
import { SessionsController } from './sessions/sessions.controller';
import { CheckEntrance } from './sign-in/check-entrance';
import { SignInController } from './sign-in/sign-in.controller';
import { TakeSignInStep } from './sign-in/take-sign-in-step';
import { CheckListener } from './stream/check-listener';
import { StreamController } from './stream/stream.controller';
import { Streams } from './stream/streams';
import { ForgetErasedCase } from './erasure/forget-erased-case';

/** Everything that runs in the portal. */
@Module({
  controllers: [DescriptionController, SessionsController, SignInController, StreamController, LinksController],
  providers: [
    ...erasureProviders(ForgetErasedCase),
    { provide: OperatorToken, useFactory: (config: PortalConfig) => OperatorToken.fromFile(config.operatorTokenFile), inject: [PortalConfig] },
    BrowserDoor,
    FindSession,
    BeginSession,
    EndSession,
    FetchPersonToken,
    TakeSignInStep,
    CheckEntrance,
    Gateway,
    DescribeServices,
    WebApp,
    AskByLink,
    NoteReportOnReportReceived,
    NoteRoutingOnReportRouted,
    NoteToldPeople,
    NoteTakingOnAlertAcknowledged,
    NoteTakingOnNotificationAcknowledged,
    NoteOpeningOnCaseOpened,
    NoteClosingOnCaseClosed,
    NoteHandlerOnCaseAssigned,
    NoteHandlerOnCaseUnassigned,
    NotePerson,
    NoteAlertWork,
    NoteHandoverOnAlertHandedOver,
    NoteDeskNews,
    NoteReferral,
    NoteRisk,
    NoteConsent,
    NoteOrganisationCompromised, NoteReferralTroubled,
    WriteChanges,
    ReadChanges,
    CheckListener,
    Streams,
  ],
})
export class AppModule {}
