import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { FC } from 'hono/jsx';
import { defaultTreeAdapter as tree, parseFragment, type DefaultTreeAdapterTypes as Types } from 'parse5';
import { BackLink } from '#platform/ui/back-link.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { DateInput } from '#platform/ui/date-input.tsx';
import { Details } from '#platform/ui/details.tsx';
import { ErrorMessage } from '#platform/ui/error-message.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Fieldset } from '#platform/ui/fieldset.tsx';
import { FileUpload } from '#platform/ui/file-upload.tsx';
import { Hint } from '#platform/ui/hint.tsx';
import { Input } from '#platform/ui/input.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { Label } from '#platform/ui/label.tsx';
import { NotificationBanner } from '#platform/ui/notification-banner.tsx';
import { Panel } from '#platform/ui/panel.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Select } from '#platform/ui/select.tsx';
import { SkipLink } from '#platform/ui/skip-link.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { TaskList } from '#platform/ui/task-list.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import { WarningText } from '#platform/ui/warning-text.tsx';

type Fixture = { readonly name: string; readonly options: Record<string, unknown>; readonly html: string };

const components: Readonly<Record<string, unknown>> = {
  'back-link': BackLink, button: Button, checkboxes: Checkboxes, 'date-input': DateInput, details: Details, 'error-message': ErrorMessage,
  'error-summary': ErrorSummary, fieldset: Fieldset, 'file-upload': FileUpload, hint: Hint, input: Input, 'inset-text': InsetText, label: Label,
  'notification-banner': NotificationBanner, panel: Panel, radios: Radios, select: Select, 'skip-link': SkipLink, 'summary-list': SummaryList,
  table: Table, tag: Tag, 'task-list': TaskList, textarea: Textarea, 'warning-text': WarningText,
};

const folder = join(dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')), 'dist/govuk/components');

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

const normal = (node: Types.ChildNode): string => {
  if (tree.isTextNode(node)) return squeeze(node.value);
  if (!tree.isElementNode(node)) return '';
  const attributes = node.attrs.map(({ name, value }) => `${name}="${squeeze(value)}"`).toSorted().join(' ');
  return `<${node.tagName} ${attributes}>${node.childNodes.map(normal).filter((text) => text !== '').join(' ')}</${node.tagName}>`;
};

const normalised = (html: string): string => parseFragment(html).childNodes.map(normal).filter((text) => text !== '').join('\n');

// Options that only the library's page template needs, or that would let markup through where we take none.
const outside = (fixture: Fixture): boolean => JSON.stringify(fixture.options).includes('javascriptEnabled') || fixture.options['javascript'] === true;

let compared = 0;

for (const [name, component] of Object.entries(components)) {
  test(`${name} draws what govuk-frontend draws`, async () => {
    const { fixtures } = JSON.parse(readFileSync(join(folder, name, 'fixtures.json'), 'utf8')) as { fixtures: readonly Fixture[] };
    const wrong: string[] = [];
    for (const fixture of fixtures.filter((one) => !outside(one))) {
      const Component = component as FC<Record<string, unknown>>;
      const ours = String(await (<Component {...fixture.options} />).toString());
      compared += 1;
      if (normalised(ours) !== normalised(fixture.html)) wrong.push(`${fixture.name}\n  ours   ${normalised(ours)}\n  theirs ${normalised(fixture.html)}`);
    }
    assert.equal(wrong.length, 0, `${wrong.length} of ${fixtures.length} differ:\n${wrong.slice(0, 2).join('\n')}`);
  });
}

test('the comparison has something to compare', () => assert.ok(compared > 400, `only ${compared} fixtures`));
