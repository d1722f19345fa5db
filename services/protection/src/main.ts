import { runService } from '@amparo/platform';
import { protection } from './service';

void runService(protection);
