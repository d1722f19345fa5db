import { runService } from '@amparo/platform';
import { casework } from './service';

void runService(casework);
