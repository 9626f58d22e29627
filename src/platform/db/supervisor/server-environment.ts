import type { Place } from './place.ts';

/** Nothing of ours leaks into the server: an inherited HOME of root breaks libpq inside it, and PG* variables would change it. */
export const serverEnvironment = (place: Place): NodeJS.ProcessEnv => ({ PATH: '/usr/local/bin:/usr/bin:/bin', HOME: place.folder, LC_ALL: 'C', TZ: 'UTC' });
