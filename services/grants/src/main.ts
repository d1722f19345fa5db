import { runService } from '@amparo/platform';
import { grants } from './service';

void runService(grants);
