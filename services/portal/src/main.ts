import { runService } from '@amparo/platform';
import { portal } from './service';

void runService(portal);
