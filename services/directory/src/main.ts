import { runService } from '@amparo/platform';
import { directoryService } from './service';

void runService(directoryService);
