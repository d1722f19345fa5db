import { router } from './frame/router';
import { show } from './frame/show';

show({ router });
