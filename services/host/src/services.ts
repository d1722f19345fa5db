import { casework } from '@amparo/casework/service';
import { directory } from '@amparo/directory/service';
import { grants } from '@amparo/grants/service';
import { insights } from '@amparo/insights/service';
import { notifications } from '@amparo/notifications/service';
import { portal } from '@amparo/portal/service';
import { protection } from '@amparo/protection/service';

/**
 * Every service that may share a process. The public door is not among them: it runs alone, so that nothing in here can
 * take it down, and so that nothing in here is in reach of whoever breaks into it.
 */
export const services = [directory, protection, casework, notifications, grants, insights, portal];
