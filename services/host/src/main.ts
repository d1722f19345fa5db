import { runServices } from '@amparo/platform';
import { services } from './services';

/** What the process calls itself, and which services run in it: all where none is named. */
const [processName = 'host', ...asked] = process.argv.slice(2);

void runServices(asked.length === 0 ? services : services.filter(({ name }) => asked.includes(name)), processName);
