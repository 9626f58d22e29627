import type { GroupId } from '#lib/id.ts';
import type { Membership } from './membership-record.ts';

const escape = (text: string): string => text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll('\n', '\\n');

const encoder = new TextEncoder();

// RFC 6350 3.2: no line longer than 75 octets, and no character cut in two.
const fold = (line: string): string => {
  const parts: string[] = [];
  let [part, length] = ['', 0];
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (length + octets > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      [part, length] = ['', 0];
    }
    part += character;
    length += octets;
  }
  return [...parts, part].join('\r\n ');
};

/** The members of a group as vCard 4.0 (RFC 6350): name, organisation, job, address and phone, for a mail program to take in. */
export const vcardsOf = (membership: Membership, group: GroupId): string => {
  const organisations = new Map(membership.organisations.map((one) => [one.id, one.name]));
  const members = new Set(membership.seats.filter((seat) => seat.group === group).map((seat) => seat.person));
  const title = membership.groups.find((one) => one.id === group)?.name ?? '';
  return membership.people
    .filter((person) => members.has(person.id))
    .map((person) => {
      const organisation = person.organisation === null ? undefined : organisations.get(person.organisation);
      const lines = [
        'BEGIN:VCARD', 'VERSION:4.0', `UID:urn:uuid:${person.id}`, `FN:${escape(person.name)}`,
        ...(organisation === undefined ? [] : [`ORG:${escape(organisation)}`]), ...(person.job === null ? [] : [`TITLE:${escape(person.job)}`]),
        ...(person.email === null ? [] : [`EMAIL:${escape(person.email)}`]), ...(person.phone === null ? [] : [`TEL:${escape(person.phone)}`]), `CATEGORIES:${escape(title)}`, 'END:VCARD',
      ];
      return lines.map(fold).join('\r\n');
    })
    .join('\r\n')
    .concat('\r\n');
};
