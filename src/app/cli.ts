import { fileCommands } from './command-line/file-commands.ts';
import { servedCommands } from './command-line/served-commands.ts';
import { err, out } from './command-line/terminal.ts';
import { helpFor } from './command-line/usage.ts';

const commands = new Map(Object.entries({ ...fileCommands, ...servedCommands }));

// Whoever reads the output may stop early, as `head` does; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const args = process.argv.slice(2);
const help = helpFor(args, (name) => commands.has(name));
const command = help === null ? (commands.get(`${args[0]} ${args[1]}`) ?? commands.get(args[0] ?? '')) : undefined;
if (help !== null) {
  (help.exit === 0 ? out : err)(help.text);
  process.exitCode = help.exit;
}
command?.(args).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    err(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  },
);
