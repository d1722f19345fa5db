import { casework } from '@amparo/casework/service';
import { directoryService } from '@amparo/directory/service';
import { grants } from '@amparo/grants/service';
import { insights } from '@amparo/insights/service';
import { notificationsService } from '@amparo/notifications/service';
import { portal } from '@amparo/portal/service';
import { protection } from '@amparo/protection/service';

/**
 * Every service that may share a process. The public door is not among them: it runs alone, so that nothing in here can
 * take it down, and so that nothing in here is in reach of whoever breaks into it.
 */
export const services = [directoryService, protection, casework, notificationsService, grants, insights, portal];
