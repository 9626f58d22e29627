import { text as readStream } from 'node:stream/consumers';
import { resultsJson } from '#assessment';
import { campaignById, resultsOf } from '#assessment/reads';
import { readId } from '#lib/id.ts';
import { refuse } from '#lib/result.ts';
import { allPartnerships } from '#platform/auth/membership.ts';
import { readConfig } from '#platform/config.ts';
import { takeBounce } from '#platform/mail/take-bounce.ts';
import { checkOnCommandLine, checksAsText } from '../../slices/partnership/cli/check.ts';
import { choosePartnership } from '../../slices/partnership/cli/choose-partnership.ts';
import { exportOnCommandLine, importOnCommandLine } from '../../slices/partnership/cli/exchange.ts';
import { listOnCommandLine } from '../../slices/performance/cli/list-file.ts';
import { broughtAsText, importNetworkFile } from '../../slices/network/cli/import-network.ts';
import { bringOnCommandLine, broughtInWords } from '../../slices/performance/cli/bring-file.ts';
import { reportAsText, reportOnCommandLine } from '../../slices/performance/cli/report.ts';
import { backup, restore } from '../backup.ts';
import { boot, type Booted } from '../boot.ts';
import { loadDemo } from '../demo/load-demo.ts';
import { serve } from '../serve.ts';
import { err, files, json, option, out, refused } from './terminal.ts';

// The one place that reads the environment.
// oxlint-disable-next-line node/no-process-env
const environment = process.env;

const booting = async (existing: boolean, work: (booted: Booted) => Promise<number>): Promise<number> => {
  const config = readConfig(environment);
  if (!config.ok) return refused(config.refusal);
  const booted = await boot(config.value, { join: true, existing });
  if (!booted.ok) return refused(booted.refusal);
  try {
    return await work(booted.value);
  } finally {
    await booted.value.stop();
  }
};

/** Works on the Joinery that is here, and refuses where there is none. */
const withApp = (work: (booted: Booted) => Promise<number>): Promise<number> => booting(true, work);

/** For what may begin a Joinery: makes the database where there is none. */
const withNewApp = (work: (booted: Booted) => Promise<number>): Promise<number> => booting(false, work);

const campaignResults = (id: string | undefined): Promise<number> =>
  withApp(async ({ services }) => {
    const wanted = readId<'campaign'>(id);
    for (const here of wanted === null ? [] : await allPartnerships(services.db)) {
      const read = await services.db.forPartnership(here.id, async (tx) => {
        const campaign = await campaignById(tx, here.id, wanted as NonNullable<typeof wanted>);
        return campaign === null ? null : resultsOf({ tx, here, services }, campaign);
      });
      if (read === null) continue;
      if (!read.ok) return refused(read.refusal);
      json(resultsJson(read.value.results));
      return 0;
    }
    return refused({ kind: 'not-found', message: 'There is no campaign with this id. The id is the last part of its page’s address.' });
  });

const partnershipCheck = (args: readonly string[]): Promise<number> =>
  withApp(async ({ services }) => {
    const done = await checkOnCommandLine(services, option(args, '--partnership'));
    if (!done.ok) return refused(done.refusal);
    if (args.includes('--json')) json(done.value);
    else out(checksAsText(done.value));
    return 0;
  });

const performanceReport = (args: readonly string[]): Promise<number> =>
  withApp(async ({ services }) => {
    const here = await choosePartnership(services, option(args, '--partnership'));
    if (!here.ok) return refused(here.refusal);
    const done = await reportOnCommandLine(services, here.value, option(args, '--layer'));
    if (!done.ok) return refused(done.refusal);
    if (args.includes('--json')) json(done.value);
    else out(reportAsText(done.value));
    return 0;
  });

const peopleImport = (args: readonly string[]): Promise<number> =>
  withApp(async ({ services }) => {
    const file = args[2];
    if (file === undefined || file.startsWith('--')) return refused({ kind: 'invalid', message: 'Say which file: joinery people import FILE [--dry-run]' });
    const done = await importOnCommandLine(services, { file, dryRun: args.includes('--dry-run'), partnership: option(args, '--partnership'), progress: (written, of) => err(`${written} of ${of} records written`) });
    if (!done.ok) return refused(done.refusal);
    json(done.value);
    return 0;
  });

const peopleExport = (args: readonly string[]): Promise<number> =>
  withApp(async ({ services }) => {
    const done = await exportOnCommandLine(services, option(args, '--partnership'), option(args, '--format') ?? 'popolo');
    return done.ok ? (out(done.value), 0) : refused(done.refusal);
  });

const figuresImport = (args: readonly string[]): Promise<number> =>
  withApp(async ({ services }) => {
    const file = files(args)[0];
    if (file === undefined) return refused({ kind: 'invalid', message: 'Say which file: joinery figures import FILE [--new] [--dry-run]' });
    const here = await choosePartnership(services, option(args, '--partnership'));
    if (!here.ok) return refused(here.refusal);
    const dryRun = args.includes('--dry-run');
    const done = await bringOnCommandLine(services, here.value, { file, mapping: option(args, '--mapping'), rule: option(args, '--rule'), allowNew: args.includes('--new'), dryRun, progress: (rows) => err(`${rows.toLocaleString('en-GB')} rows read`) });
    if (!done.ok) return refused(done.refusal);
    json(broughtInWords(done.value, dryRun));
    return 0;
  });

const indicatorsImport = (args: readonly string[]): Promise<number> =>
  withApp(async ({ services }) => {
    const file = files(args)[0];
    if (file === undefined) return refused({ kind: 'invalid', message: 'Say which file: joinery indicators import FILE [--framework NAME] [--dry-run]' });
    const here = await choosePartnership(services, option(args, '--partnership'));
    const done = here.ok ? await listOnCommandLine(services, here.value, { file, framework: option(args, '--framework'), dryRun: args.includes('--dry-run') }) : here;
    return done.ok ? (json(done.value), 0) : refused(done.refusal);
  });

const networkImport = (args: readonly string[]): Promise<number> =>
  withApp(async ({ services }) => {
    const [file, title] = [files(args)[0], option(args, '--wave')];
    if (file === undefined || title === undefined) return refused({ kind: 'invalid', message: 'Say which file and under which title: joinery network import FILE --wave TITLE [--nodes PEOPLE.csv] [--directed] [--partnership SLUG] [--json]' });
    const here = await choosePartnership(services, option(args, '--partnership'));
    if (!here.ok) return refused(here.refusal);
    const done = await importNetworkFile(services, here.value, { file, title, nodes: option(args, '--nodes'), directed: args.includes('--directed') });
    if (!done.ok) return refused(done.refusal);
    if (args.includes('--json')) json(done.value);
    else out(broughtAsText(done.value, title));
    return 0;
  });

const mailBounced = (): Promise<number> =>
  withApp(async ({ services }) => {
    out((await takeBounce(services, await readStream(process.stdin))) ? 'Noted: this message did not arrive.' : 'This is about no message of ours that failed for good. Nothing was changed.');
    return 0;
  });

/** Commands that work on the database of the app. */
export const servedCommands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  serve: () => serve(environment),
  migrate: () => withNewApp(async () => (out('The database is up to date.'), 0)),
  'demo load': () => withNewApp(async ({ services }) => (out(`The demo is at /p/${await loadDemo(services)}`), 0)),
  backup: (args) => withApp(async ({ ownerUrl }) => (args[1] === undefined ? refused({ kind: 'invalid', message: 'Say which file: joinery backup FILE' }) : (await backup(ownerUrl, args[1]), out(`Everything is in ${args[1]}`), 0))),
  restore: (args) =>
    withNewApp(async ({ ownerUrl }) => {
      const done = args[1] === undefined ? refuse({ kind: 'invalid', message: 'Say which file: joinery restore FILE' }) : await restore(ownerUrl, args[1]);
      return done.ok ? (out('Restored. Start it with the key that it was made with: SECRET, or the file “secret” of the data folder it came from. With another key it does not start.'), 0) : refused(done.refusal);
    }),
  'figures import': figuresImport,
  'indicators import': indicatorsImport,
  'network import': networkImport,
  'people import': peopleImport,
  'people export': peopleExport,
  'partnership check': partnershipCheck,
  'performance report': performanceReport,
  'mail bounced': mailBounced,
  'campaign results': (args) => campaignResults(args[2]),
};
