import { runService } from '@amparo/platform';
import { notificationsService } from './service';

void runService(notificationsService);
