/** What `joinery help` says: a command begins a line with `joinery`, and what goes on below it is indented further. */
export const usage = `Joinery

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
  joinery network whatif FILE.csv --remove ID  the same network without someone
          [--directed] [--weight COLUMN] [--relation NAME] [--json]
  joinery network import FILE --wave TITLE   a network from a file as a wave, all of it or none
          [--nodes PEOPLE.csv] [--directed] [--partnership SLUG] [--json]
  joinery network convert IN OUT             between edge list, GraphML, GEXF, Pajek, DL, VNA; to Kumu's JSON
          [--nodes PEOPLE.csv] [--directed]
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

type Entry = { readonly words: readonly string[]; readonly text: string };

// Of `joinery network measure FILE.csv`, the words before what is in capitals or begins with a sign or a blank.
const wordsOf = (line: string): readonly string[] => line.split(/\s{2,}/)[0]?.split(' ').slice(1).filter((word, at, all) => all.slice(0, at + 1).every((one) => /^[a-z]+$/.test(one))) ?? [];

const entries: readonly Entry[] = usage.split(/^ {2}(?=joinery )/m).slice(1).map((text) => ({ words: wordsOf(text), text: `  ${text.trimEnd()}` }));

/** The lines of help of all commands that begin with these words; empty where there are none. */
const helpOn = (words: readonly string[]): string => entries.filter((entry) => words.every((word, at) => entry.words[at] === word)).map(({ text }) => text).join('\n');

export type Help = { readonly text: string; readonly exit: 0 | 2 };

const isAsked = (word: string | undefined): boolean => word === 'help' || word === '--help' || word === '-h';

/** Help, where it is asked for or no command is known by these words; null where a command is to run. `isCommand` knows the commands by their words with a blank between. */
export const helpFor = (args: readonly string[], isCommand: (name: string) => boolean): Help | null => {
  const [first, second] = args;
  if (first === undefined || (isAsked(first) && second === undefined)) return { text: usage.trimEnd(), exit: 0 };
  if (isAsked(first)) return helpFor([...args.slice(1, 3), '--help'], isCommand);
  const known = [`${first} ${second ?? ''}`, first].find(isCommand);
  if (known !== undefined) return args.includes('--help') || args.includes('-h') ? { text: helpOn(known.split(' ')), exit: 0 } : null;
  const group = helpOn([first]);
  if (group === '') return { text: `joinery has no command “${first}”.\n\n${usage.trimEnd()}`, exit: 2 };
  if (isAsked(second)) return { text: group, exit: 0 };
  return { text: `${second === undefined ? `Say which command of joinery ${first}.` : `joinery ${first} has no command “${second}”.`}\n\n${group}`, exit: 2 };
};
