import { runServices } from '@amparo/platform';
import { services } from './services';

void runServices(services, 'host');
