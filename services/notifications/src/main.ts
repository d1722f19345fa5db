import { runService } from '@amparo/platform';
import { notifications } from './service';

void runService(notifications);
