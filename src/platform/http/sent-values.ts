import type { Form } from './form.ts';
import type { Field } from './record-page.tsx';
import { sentDate } from './typed-date.ts';

const sentValue = (form: Form, { name, kind }: Field): string => {
  if (kind === 'date') return sentDate(form, name);
  return kind === 'lines' ? form.lines(name) : kind === 'checks' ? form.all(name).join('\n') : form.text(name);
};

/** What a form sent, field by field, as text. */
export const sentValues = (form: Form, fields: readonly Field[]): Readonly<Record<string, string>> =>
  Object.fromEntries(fields.map((field) => [field.name, sentValue(form, field)]));
