import { Module } from '@nestjs/common';
import { PortalConfig } from './config';
import { DescribeServices } from './description/describe-services';
import { DescriptionController } from './description/description.controller';
import { Gateway } from './gateway/gateway';
import { OperatorToken } from './gateway/operator-token';
import { HomeController } from './home/home.controller';
import { BeginSession } from './sessions/begin-session';
import { BrowserDoor } from './sessions/browser-door';
import { EndSession } from './sessions/end-session';
import { FetchPersonToken } from './sessions/fetch-person-token';
import { FindSession } from './sessions/find-session';
import { SessionsController } from './sessions/sessions.controller';
import { SignInController } from './sign-in/sign-in.controller';
import { SignInQueue } from './sign-in/sign-in-queue';
import { TakeSignInStep } from './sign-in/take-sign-in-step';

/** Everything that runs in the portal. */
@Module({
  controllers: [HomeController, DescriptionController, SessionsController, SignInController],
  providers: [
    { provide: OperatorToken, useFactory: (config: PortalConfig) => OperatorToken.fromFile(config.operatorTokenFile), inject: [PortalConfig] },
    BrowserDoor,
    FindSession,
    BeginSession,
    EndSession,
    FetchPersonToken,
    SignInQueue,
    TakeSignInStep,
    Gateway,
    DescribeServices,
  ],
})
export class AppModule {}
