import { fileCommands } from './command-line/file-commands.ts';
import { servedCommands } from './command-line/served-commands.ts';
import { err } from './command-line/terminal.ts';

const usage = `Joinery

  joinery serve                              run the app
  joinery migrate                            bring the database up to date
  joinery demo load                          load the demo partnership
  joinery backup FILE                        everything to one file
  joinery restore FILE                       everything from it, into an empty database
  joinery pack check PATH                    check a pack: file, line and reason of each fault
  joinery bank list --json                   the question banks
  joinery bank show NAME --json              one bank with every question and its source
  joinery assess FILE.csv --bank NAME --json score a file of answers, with no server
          [--min-group N] [--pack FOLDER]    FILE may be - for standard input
  joinery signals FILE.csv --json            run-chart signals of a file of series, with no server
  joinery intervals FILE.csv --json          confidence intervals of a file of counts, with no server
          FILE may be - for standard input in both
  joinery agreement check FILE.csv [--json]  what is wrong with a draft agreement, with no server
          [--limits FILE] [--pack FOLDER]    FILE.csv may be - for standard input
  joinery agreement compare OLD.csv NEW.csv  what differs between two drafts, with no server
          [--json] [--pack FOLDER]
  joinery network measure FILE.csv           every network measure of a file of ties, with no server
          [--directed] [--weight COLUMN] [--relation NAME] [--json]
  joinery network whatif FILE.csv --remove ID --json
                                             the same network without someone
  joinery network import FILE --wave TITLE   a network from a file as a wave, all of it or none
          [--partnership SLUG]
  joinery network convert IN OUT             between edge list, GraphML, GEXF, Pajek, DL, VNA; to Kumu's JSON
  joinery campaign results ID --json         results of a closed campaign
  joinery people import FILE [--dry-run]     members from CSV, Excel or Popolo JSON, all of them or none
          [--partnership SLUG]
  joinery people export [--format csv]       everyone who is or was at the table, as Popolo JSON
          [--partnership SLUG]
  joinery partnership check [--json]         who is missing at the table, and what is out of balance
          [--partnership SLUG]
  joinery indicators import FILE [--dry-run]  a list of indicators, your own or a published one
          [--framework NAME] [--partnership SLUG]
  joinery figures import FILE [--new] [--dry-run]  figures from CSV, CSV in gzip or Excel, all of them or none
          [--mapping NAME|FILE.json] [--rule RULE] [--partnership SLUG]
  joinery performance report --layer LAYER   what a report to a layer would say now: strategic,
          [--json] [--partnership SLUG]      executive or operational
  joinery mail bounced                       reads a delivery status notification from standard input
`;

const commands = { ...fileCommands, ...servedCommands };

// Whoever reads the output may stop early, as `head` does; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

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
