import { runService } from '@amparo/platform';
import { intake } from './service';

void runService(intake);
