import { z } from 'zod';
import { refuse, ok, type Result } from '#lib/result.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const whole = (min: number) => z.coerce.number().int().min(min);

type Key = { readonly name: string; readonly doc: string; readonly example: string; readonly schema: z.ZodType };
const key = <S extends z.ZodType>(name: string, doc: string, example: string, schema: S) => ({ name, doc, example, schema }) as const;

/** Every setting, once: its name in the environment, what it does, an example and its shape. */
export const configKeys = {
  databaseUrl: key('DATABASE_URL', 'A PostgreSQL 15 or newer, as a role that may create roles and schemas. Leave empty for the bundled server.', 'postgres://joinery:secret@127.0.0.1:5432/joinery', z.url().optional()),
  databaseAppUrl: key('DATABASE_APP_URL', 'The address the app logs in with, where the role above may not create roles. That role must own nothing and must not bypass row-level security.', 'postgres://joinery_app:secret@127.0.0.1:5432/joinery', z.url().optional()),
  databasePool: key('DATABASE_POOL', 'Connections each process keeps open.', '10', whole(2).default(10)),
  dataFolder: key('DATA_FOLDER', 'Where the bundled server and the secret are kept.', 'data', z.string().default('data')),
  pgBin: key('PG_BIN', 'A folder with initdb and postgres of your own (15 or newer), in place of the bundled server.', '/usr/lib/postgresql/17/bin', z.string().optional()),
  host: key('HOST', 'The address to listen on.', '127.0.0.1', z.string().default('127.0.0.1')),
  port: key('PORT', 'The port to listen on. 0, or a port that is taken, means the next free one.', '3000', port.default(3000)),
  baseUrl: key('BASE_URL', 'The address people use. Links in messages begin with it.', 'https://joinery.example.org', z.url().optional()),
  secret: key('SECRET', 'At least 32 characters, the same for every replica. It seals messages that wait to be sent. Leave empty to have one made in the data folder.', 'a-long-random-text-of-your-own-making', z.string().min(32).optional()),
  smtpUrl: key('SMTP_URL', 'The mail server. With none, messages are shown on a page instead of sent.', 'smtp://user:password@mail.example.org:587', z.url().optional()),
  mailFrom: key('MAIL_FROM', 'The sender of every message.', 'Joinery <joinery@example.org>', z.string().default('Joinery <joinery@localhost>')),
  oidcIssuer: key('OIDC_ISSUER', 'Sign in through this OpenID Connect provider as well.', 'https://login.example.org', z.url().optional()),
  oidcClientId: key('OIDC_CLIENT_ID', 'The client id at that provider.', 'joinery', z.string().optional()),
  oidcClientSecret: key('OIDC_CLIENT_SECRET', 'The client secret at that provider.', 'secret', z.string().optional()),
  oidcName: key('OIDC_NAME', 'What the sign-in button calls the provider.', 'your council account', z.string().default('your organisation account')),
  proxies: key('TRUSTED_PROXIES', 'How many proxies in front of the app add to X-Forwarded-For.', '0', whole(0).default(0)),
  uploadLimit: key('UPLOAD_LIMIT', 'The largest file a person may send, in bytes.', '5000000', whole(1000).default(5_000_000)),
  demo: key('DEMO', 'Load the demo partnership into an empty database and let people sign in to it in one press: yes or no.', 'yes', z.enum(['yes', 'no']).optional()),
  production: key('NODE_ENV', 'Set to production to refuse insecure defaults.', 'production', z.string().optional().transform((value) => value === 'production')),
} as const;

type Keys = typeof configKeys;
export type Config = { readonly [Name in keyof Keys]: z.output<Keys[Name]['schema']> };

const productionFaults = (config: Config): readonly string[] =>
  !config.production
    ? []
    : [
        config.databaseUrl === undefined || config.secret !== undefined ? '' : 'SECRET must be set in production when DATABASE_URL is',
        config.baseUrl?.startsWith('https://') === true ? '' : 'BASE_URL must be set in production and begin with https://',
        config.demo === 'yes' ? 'DEMO must not be yes in production: anyone could sign in to it' : '',
      ].filter((fault) => fault !== '');

/** Reads every setting once, and reports every fault together. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Result<Config> => {
  const values: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [name, { name: variable, schema }] of Object.entries(configKeys) as [string, Key][]) {
    const text = environment[variable];
    const read = schema.safeParse(text === '' ? undefined : text);
    if (read.success) values[name] = read.data;
    else faults.push(`${variable}: ${read.error.issues.map((issue) => issue.message).join('; ')}`);
  }
  const config = values as Config;
  if (faults.length === 0) faults.push(...productionFaults(config));
  return faults.length === 0 ? ok(config) : refuse({ kind: 'invalid', message: `The settings have ${faults.length === 1 ? 'a fault' : 'faults'}:\n${faults.join('\n')}` });
};
