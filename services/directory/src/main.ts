import { runService } from '@amparo/platform';
import { directory } from './service';

void runService(directory);
