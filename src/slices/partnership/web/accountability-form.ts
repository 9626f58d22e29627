import { readId } from '#lib/id.ts';
import { capitalise } from '#lib/text.ts';
import { wayNames, ways, type Body, type BodyRef, type Line } from '../core/accountability.ts';
import type { LineInput } from '../core/check-line.ts';
import { layers, type Membership } from '../core/membership-record.ts';
import type { Field } from '#platform/http/record-page.tsx';

type Values = Readonly<Record<string, string>>;

/** A body as the value of a choice; empty for one outside. */
export const bodyValue = (body: BodyRef): string => (body.kind === 'other' ? '' : `${body.kind}:${body.id}`);

const readBody = (text: string | undefined): BodyRef | null => {
  const [kind, rest] = (text ?? '').split(':');
  if (kind === 'group') {
    const id = readId<'group'>(rest);
    return id === null ? null : { kind, id };
  }
  const id = readId<'organisation'>(rest);
  return kind !== 'organisation' || id === null ? null : { kind, id };
};

const bodyOptions = (membership: Membership, first: string, kept: Body | undefined) => [
  { value: '', text: first },
  ...(kept === undefined || !kept.ended ? [] : [{ value: bodyValue(kept), text: `${kept.name} (ended)` }]),
  ...membership.groups.map((one) => ({ value: `group:${one.id}`, text: `${one.name} (${one.layer} group)` })),
  ...membership.organisations.map((one) => ({ value: `organisation:${one.id}`, text: one.name })),
];

/** The fields of a line; a body that has ended stays to be seen where the line has one. */
export const lineFields = (membership: Membership, line: Line | null): readonly Field[] => [
  { name: 'from', label: 'Who answers?', options: bodyOptions(membership, 'Choose', line?.from) },
  { name: 'to', label: 'To whom?', options: bodyOptions(membership, 'A body outside, named below', line?.to) },
  { name: 'toOther', label: 'Name of the body outside', hint: 'Only if it is not on the list: for example a government department, a regulator or the public' },
  { name: 'layer', label: 'At which layer?', options: [{ value: '', text: 'Choose' }, ...layers.map((layer) => ({ value: layer, text: capitalise(layer) }))] },
  { name: 'way', label: 'In which way?', options: [{ value: '', text: 'Choose' }, ...ways.map((way) => ({ value: way, text: wayNames[way] }))] },
  { name: 'what', label: 'For what?', kind: 'lines', hint: 'For example the targets of the strategy, or how pooled money was spent' },
  { name: 'sanction', label: 'What follows if it goes wrong?', kind: 'lines', hint: 'Leave empty if nobody has said yet' },
];

/** A line as the values of its form. */
export const lineValues = (line: Line): Values => ({
  from: bodyValue(line.from), to: bodyValue(line.to), toOther: line.to.kind === 'other' ? line.to.name : '', layer: line.layer, way: line.way, what: line.what, sanction: line.sanction ?? '',
});

/** The values of a form as a line to check. */
export const lineInput = (values: Values): LineInput => ({
  from: readBody(values['from']), to: readBody(values['to']), toOther: values['toOther'] ?? '',
  layer: layers.find((layer) => layer === values['layer']) ?? null, way: ways.find((way) => way === values['way']) ?? null,
  what: values['what'] ?? '', sanction: values['sanction'] ?? '',
});
