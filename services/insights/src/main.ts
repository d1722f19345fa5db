import { runService } from '@amparo/platform';
import { insights } from './service';

void runService(insights);
