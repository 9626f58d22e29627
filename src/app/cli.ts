import { join } from 'node:path';
import { bankList, bankShow, type Pack } from '#pack';
import { readId } from '#lib/id.ts';
import { refuse, type Refusal, type Result } from '#lib/result.ts';
import { packCheck } from '../pack/cli.ts';
import { readPack } from '#pack/reader';
import { resultsJson } from '#assessment';
import { campaignById, resultsOf } from '#assessment/reads';
import { allPartnerships } from '#platform/auth/membership.ts';
import { readConfig } from '#platform/config.ts';
import { projectRoot } from '#platform/files/root.ts';
import { text as readStream } from 'node:stream/consumers';
import { readFile } from 'node:fs/promises';
import { decodeText } from '#platform/files/decode-text.ts';
import { intervalsOf } from '../slices/performance/cli/intervals-file.ts';
import { reportAsText, reportOnCommandLine } from '../slices/performance/cli/report.ts';
import { signalsOf } from '../slices/performance/cli/signals-file.ts';
import { checkAgreementFile, compareAgreementFiles, comparisonAsText, findingsAsText, limitsFromFile } from '../slices/strategy/cli/agreement-files.ts';
import { limitsFromPack, type AgreementLimits } from '#strategy';
import { takeBounce } from '#platform/mail/take-bounce.ts';
import { checkOnCommandLine, checksAsText } from '../slices/partnership/cli/check.ts';
import { choosePartnership } from '../slices/partnership/cli/choose-partnership.ts';
import { exportOnCommandLine, importOnCommandLine } from '../slices/partnership/cli/exchange.ts';
import { assessFile } from '../slices/assessment/cli/assess-file.ts';
import { backup, restore } from './backup.ts';
import { boot, type Booted } from './boot.ts';
import { loadDemo } from './demo/load-demo.ts';
import { serve } from './serve.ts';
import { usage } from './usage.ts';

// The one place that reads the environment.
// oxlint-disable-next-line node/no-process-env
const environment = process.env;

const out = (text: string): void => void process.stdout.write(`${text}\n`);
const err = (text: string): void => void process.stderr.write(`${text}\n`);
const json = (value: unknown): void => out(JSON.stringify(value, null, 2));

const refused = (refusal: Refusal): number => {
  err([refusal.message, ...(refusal.faults ?? []).map((fault) => `${fault.row === undefined ? '' : `row ${fault.row}, `}${fault.field}: ${fault.message}`)].join('\n'));
  return 1;
};

const option = (args: readonly string[], name: string): string | undefined => {
  const at = args.indexOf(name);
  return at === -1 ? undefined : args[at + 1];
};

const takesValue = new Set(['--limits', '--pack']);
/** What stands in no option, after the words of the command itself. */
const files = (given: readonly string[]): readonly string[] => given.slice(2).filter((one, index, all) => !one.startsWith('--') && !takesValue.has(all[index - 1] ?? ''));

const packFrom = async (args: readonly string[]): Promise<Result<Pack>> => {
  const folder = option(args, '--pack') ?? join(projectRoot(), 'packs/lsp-2009');
  const read = await readPack(folder);
  return read.ok ? read : refuse({ kind: 'invalid', message: [`The pack in ${folder} has faults:`, ...read.refusal.map((fault) => `${fault.file}:${fault.line}: ${fault.reason}`)].join('\n') });
};

const withApp = async (work: (booted: Booted) => Promise<number>): Promise<number> => {
  const config = readConfig(environment);
  if (!config.ok) return refused(config.refusal);
  const booted = await boot(config.value, { join: true });
  if (!booted.ok) return refused(booted.refusal);
  try {
    return await work(booted.value);
  } finally {
    await booted.value.stop();
  }
};

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

const banks = async (args: readonly string[]): Promise<number> => {
  const pack = await packFrom(args);
  if (!pack.ok) return refused(pack.refusal);
  if (args[1] === 'list') {
    json(bankList(pack.value));
    return 0;
  }
  const found = args[1] === 'show' ? bankShow(pack.value, args[2] ?? '') : null;
  if (found === null) return refused({ kind: 'not-found', message: `There is no such bank. Banks: ${pack.value.banks.map((bank) => bank.id).join(', ')}` });
  json(found);
  return 0;
};

const assess = async (args: readonly string[]): Promise<number> => {
  const [file, bank] = [args[1], option(args, '--bank')];
  if (file === undefined || bank === undefined) return refused({ kind: 'invalid', message: 'Say which file and which bank: joinery assess FILE.csv --bank NAME --json' });
  const minGroup = Number(option(args, '--min-group') ?? 5);
  if (!Number.isInteger(minGroup) || minGroup < 1) return refused({ kind: 'invalid', message: '--min-group takes a whole number from 1' });
  const pack = await packFrom(args);
  if (!pack.ok) return refused(pack.refusal);
  const read = await assessFile(file, pack.value, bank, minGroup);
  if (!read.ok) return refused(read.refusal);
  json(resultsJson(read.value));
  return 0;
};

const textOf = async (file: string | undefined, like: string): Promise<Result<string>> => {
  if (file === undefined || file.startsWith('--')) return refuse({ kind: 'invalid', message: `Say which file: ${like}` });
  const text = file === '-' ? await readStream(process.stdin) : await readFile(file).then(decodeText, () => null);
  return text === null ? refuse({ kind: 'not-found', message: `There is no file “${file}” that can be read.` }) : { ok: true, value: text };
};

const onFile = async (args: readonly string[], like: string, work: (text: string) => Result<unknown>): Promise<number> => {
  const text = await textOf(args[1], like);
  if (!text.ok) return refused(text.refusal);
  const done = work(text.value);
  if (!done.ok) return refused(done.refusal);
  json(done.value);
  return 0;
};

const agreementLimits = async (args: readonly string[]): Promise<Result<AgreementLimits>> => {
  const pack = await packFrom(args);
  if (!pack.ok) return pack;
  if (!args.includes('--limits')) return { ok: true, value: limitsFromPack(pack.value) };
  const text = await textOf(option(args, '--limits'), 'joinery agreement check FILE.csv --limits FILE');
  return text.ok ? limitsFromFile(text.value, limitsFromPack(pack.value)) : text;
};

const agreementCheck = async (args: readonly string[]): Promise<number> => {
  const text = await textOf(files(args)[0], 'joinery agreement check FILE.csv [--json]');
  if (!text.ok) return refused(text.refusal);
  const limits = await agreementLimits(args);
  if (!limits.ok) return refused(limits.refusal);
  const done = checkAgreementFile(text.value, limits.value);
  if (!done.ok) return refused(done.refusal);
  for (const warning of done.value.warnings) err(warning);
  if (args.includes('--json')) json(done.value.findings);
  else out(findingsAsText(done.value));
  return 0;
};

const agreementCompare = async (args: readonly string[]): Promise<number> => {
  const like = 'joinery agreement compare OLD.csv NEW.csv [--json]';
  const [before, after, limits] = [await textOf(files(args)[0], like), await textOf(files(args)[1], like), await agreementLimits(args)];
  if (!before.ok) return refused(before.refusal);
  if (!after.ok) return refused(after.refusal);
  if (!limits.ok) return refused(limits.refusal);
  const done = compareAgreementFiles(before.value, after.value, limits.value);
  if (!done.ok) return refused(done.refusal);
  for (const warning of done.value.warnings) err(warning);
  if (args.includes('--json')) json(done.value.comparison);
  else out(comparisonAsText(done.value.comparison));
  return 0;
};

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

const mailBounced = (): Promise<number> =>
  withApp(async ({ services }) => {
    out((await takeBounce(services, await readStream(process.stdin))) ? 'Noted: this message did not arrive.' : 'This is about no message of ours that failed for good. Nothing was changed.');
    return 0;
  });

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  serve: () => serve(environment),
  migrate: () => withApp(async () => (out('The database is up to date.'), 0)),
  'demo load': () => withApp(async ({ services }) => (out(`The demo is at /p/${await loadDemo(services)}`), 0)),
  backup: (args) => withApp(async ({ ownerUrl }) => (args[1] === undefined ? refused({ kind: 'invalid', message: 'Say which file: joinery backup FILE' }) : (await backup(ownerUrl, args[1]), out(`Everything is in ${args[1]}`), 0))),
  restore: (args) =>
    withApp(async ({ ownerUrl }) => {
      const done = args[1] === undefined ? refuse({ kind: 'invalid', message: 'Say which file: joinery restore FILE' }) : await restore(ownerUrl, args[1]);
      return done.ok ? (out('Restored. Start it with the key that it was made with: SECRET, or the file “secret” of the data folder it came from. With another key it does not start.'), 0) : refused(done.refusal);
    }),
  'pack check': async (args) => {
    const said = await packCheck(args[2] ?? 'packs/lsp-2009');
    (said.exit === 0 ? out : err)(said.lines.join('\n'));
    return said.exit;
  },
  bank: banks,
  assess,
  signals: (args) => onFile(args, 'joinery signals FILE.csv --json', (text) => { const done = signalsOf(text); return done.ok ? { ok: true, value: done.value.rows } : done; }),
  intervals: (args) => onFile(args, 'joinery intervals FILE.csv --json', intervalsOf),
  'agreement check': agreementCheck,
  'agreement compare': agreementCompare,
  'people import': peopleImport,
  'people export': peopleExport,
  'partnership check': partnershipCheck,
  'performance report': performanceReport,
  'mail bounced': mailBounced,
  'campaign results': (args) => campaignResults(args[2]),
};

const args = process.argv.slice(2);
const command = commands[`${args[0]} ${args[1]}`] ?? commands[args[0] ?? ''];
if (command === undefined) {
  err(usage);
  process.exitCode = args.length === 0 || args[0] === 'help' || args[0] === '--help' ? 0 : 2;
} else {
  command(args).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      err(error instanceof Error ? error.message : String(error));
      process.exitCode = 1;
    },
  );
}
