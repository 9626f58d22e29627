// Writes .env.example and docs/reference/settings.md from the one list of settings.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../src/platform/files/root.ts';
import { environmentExample, settingsPage } from '../src/platform/describe-config.ts';

writeFileSync(join(projectRoot(), '.env.example'), environmentExample());
writeFileSync(join(projectRoot(), 'docs/reference/settings.md'), settingsPage());
