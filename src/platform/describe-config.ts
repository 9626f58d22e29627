import { configKeys } from './config.ts';

const keys = Object.values(configKeys);

/** The text of `.env.example`: every setting, what it does and an example, none of them set. */
export const environmentExample = (): string => `${keys.map(({ name, doc, example }) => `# ${doc}\n# ${name}=${example}`).join('\n\n')}\n`;

/** The reference page of the settings. */
export const settingsPage = (): string =>
  ['# Settings', '', 'Read once from the environment when Joinery starts; every fault is reported together. In production (`NODE_ENV=production`) insecure defaults are refused.', '', '| name | what it does | example |', '| --- | --- | --- |', ...keys.map(({ name, doc, example }) => `| \`${name}\` | ${doc} | \`${example}\` |`), ''].join('\n');
