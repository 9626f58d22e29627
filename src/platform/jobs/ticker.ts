import type { Job } from '#platform/slice.ts';
import type { Services } from '#platform/services.ts';

/**
 * Runs the background jobs once a minute and whenever nudged, one run at a time. Each job claims its rows in the database,
 * so that several replicas never do the same thing twice.
 */
export const startTicker = (jobs: readonly Job[], services: () => Services): { readonly nudge: () => void; readonly stop: () => Promise<void> } => {
  let running: Promise<void> = Promise.resolve();
  let again = false;
  const once = async () => {
    for (const job of jobs) {
      await job.everyMinute(services()).catch((error: unknown) => services().log('job failed', { job: job.name, error: String(error) }));
    }
  };
  const nudge = () => {
    if (again) return;
    again = true;
    running = running.then(async () => {
      again = false;
      await once();
    });
  };
  const timer = setInterval(nudge, 60_000);
  return {
    nudge,
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
