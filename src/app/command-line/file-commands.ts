import { join } from 'node:path';
import { bankList, bankShow, type Pack } from '#pack';
import { readPack } from '#pack/reader';
import { resultsJson } from '#assessment';
import { limitsFromPack, type AgreementLimits } from '#strategy';
import { refuse, type Result } from '#lib/result.ts';
import { projectRoot } from '#platform/files/root.ts';
import { packCheck } from '../../pack/cli.ts';
import { assessFile } from '../../slices/assessment/cli/assess-file.ts';
import { convertFile, measureFile, whatIfFile, type Said } from '../../slices/network/cli/network-files.ts';
import { intervalsOf } from '../../slices/performance/cli/intervals-file.ts';
import { signalsOf } from '../../slices/performance/cli/signals-file.ts';
import { checkAgreementFile, compareAgreementFiles, comparisonAsText, findingsAsText, limitsFromFile } from '../../slices/strategy/cli/agreement-files.ts';
import { err, files, json, onFile, option, out, refused, textOf } from './terminal.ts';

const packFrom = async (args: readonly string[]): Promise<Result<Pack>> => {
  const folder = option(args, '--pack') ?? join(projectRoot(), 'packs/lsp-2009');
  const read = await readPack(folder);
  return read.ok ? read : refuse({ kind: 'invalid', message: [`The pack in ${folder} has faults:`, ...read.refusal.map((fault) => `${fault.file}:${fault.line}: ${fault.reason}`)].join('\n') });
};

const bankLists = async (args: readonly string[]): Promise<number> => {
  const pack = await packFrom(args);
  if (!pack.ok) return refused(pack.refusal);
  json(bankList(pack.value));
  return 0;
};

const bankShown = async (args: readonly string[]): Promise<number> => {
  const pack = await packFrom(args);
  if (!pack.ok) return refused(pack.refusal);
  const found = bankShow(pack.value, args[2] ?? '');
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

const network = async (work: Promise<Result<Said>>): Promise<number> => {
  const done = await work;
  if (!done.ok) return refused(done.refusal);
  for (const warning of done.value.warnings) err(warning);
  out(done.value.out);
  return 0;
};

/** Commands that read files and need no server. */
export const fileCommands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  'pack check': async (args) => {
    const said = await packCheck(args[2] ?? 'packs/lsp-2009');
    (said.exit === 0 ? out : err)(said.lines.join('\n'));
    return said.exit;
  },
  'bank list': bankLists,
  'bank show': bankShown,
  assess,
  signals: (args) => onFile(args, 'joinery signals FILE.csv --json', (text) => { const done = signalsOf(text); return done.ok ? { ok: true, value: done.value.rows } : done; }),
  intervals: (args) => onFile(args, 'joinery intervals FILE.csv --json', intervalsOf),
  'agreement check': agreementCheck,
  'agreement compare': agreementCompare,
  'network measure': (args) => network(measureFile(args.slice(2))),
  'network whatif': (args) => network(whatIfFile(args.slice(2))),
  'network convert': (args) => network(convertFile(args.slice(2))),
};
