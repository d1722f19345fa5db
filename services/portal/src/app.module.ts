import { Module } from '@nestjs/common';
import { PortalConfig } from './config';
import { DescribeServices } from './description/describe-services';
import { DescriptionController } from './description/description.controller';
import { Gateway } from './gateway/gateway';
import { OperatorToken } from './gateway/operator-token';
import { HomeController } from './home/home.controller';

/** Everything that runs in the portal. */
@Module({
  controllers: [HomeController, DescriptionController],
  providers: [
    { provide: OperatorToken, useFactory: (config: PortalConfig) => OperatorToken.fromFile(config.operatorTokenFile), inject: [PortalConfig] },
    Gateway,
    DescribeServices,
  ],
})
export class AppModule {}
