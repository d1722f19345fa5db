import { show } from './frame/show';
import { router } from './partners/router';

show({ router });
