import { formatDay } from '#lib/day.ts';
import type { PersonId } from '#lib/id.ts';
import ical from 'ical-generator';
import { queueMessage } from '#platform/mail/message.ts';
import type { Work } from '#platform/services.ts';
import type { RoundPlan } from '../core/round.ts';

export type Addressee = { readonly person: PersonId; readonly name: string; readonly address: string };

/** A message that asks one person to answer something by their own link. */
export type Letter = {
  /** What the message is kept under, `campaign …`. */
  readonly kind: string;
  readonly id: string;
  readonly round: RoundPlan;
  readonly link: string;
  readonly minutes: number;
  readonly reminder: boolean;
  /** What happens to the answers, and who sees them: said before the link is opened. */
  readonly kept: string;
  /** What somebody who had begun has to know when they are reminded. */
  readonly begun?: string;
  readonly leaveNoTrace?: boolean;
};

const closingDate = ({ id, round, link }: Letter, here: string): string => {
  const calendar = ical({ name: here });
  const day = new Date(`${round.closesOn}T00:00:00Z`);
  calendar.createEvent({ id: `${id}@joinery`, start: day, end: new Date(day.getTime() + 86_400_000), allDay: true, summary: `Last day: ${round.title}`, description: `Answer here: ${link}`, url: link });
  return calendar.toString();
};

const reasonFor = (here: string): string =>
  `You get this because you sit in a group of ${here}, and were asked to take part. Reply to this message to say that you would rather not, and you will hear no more of it.`;

const textOf = (letter: Letter, here: string, to: Addressee): string => {
  const { round, reminder } = letter;
  return [
    `Dear ${to.name},`,
    reminder ? `A reminder: we have not had your answers to “${round.title}” for ${here}.` : `${here} would like your view: ${round.title}.`,
    ...(round.message === '' || reminder ? [] : [round.message]),
    `Answer here, with no account or password. The link is yours alone, so please do not pass it on:\n${letter.link}`,
    ...(reminder && letter.begun !== undefined ? [letter.begun] : []),
    `It takes about ${letter.minutes} minutes. You can stop and come back. The last day is ${formatDay(round.closesOn)}.`,
    letter.kept,
    `${round.replyName}\n${round.replyAddress}`,
    reasonFor(here),
  ].join('\n\n');
};

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const htmlOf = (text: string, link: string): string =>
  `<!doctype html><html lang="en"><body style="font-family:arial,sans-serif;font-size:16px;line-height:1.5;max-width:38em">${text
    .split('\n\n')
    .map((paragraph) => `<p>${escape(paragraph).replaceAll('\n', '<br>').replace(escape(link), `<a href="${escape(link)}">${escape(link)}</a>`)}</p>`)
    .join('')}</body></html>`;

/** Puts the message that carries a personal link into the outbox. */
export const sendLetter = async (work: Work, letter: Letter, to: Addressee): Promise<void> => {
  const { round, reminder } = letter;
  const text = textOf(letter, work.here.name, to);
  await queueMessage(work.services, work.tx, work.here.id, {
    kind: letter.kind,
    ...(letter.leaveNoTrace === true ? { leaveNoTrace: true } : {}),
    to: { name: to.name, address: to.address },
    person: to.person,
    replyTo: { name: round.replyName, address: round.replyAddress },
    subject: reminder ? `Reminder: ${round.title}, by ${formatDay(round.closesOn)}` : `${round.title}: your view by ${formatDay(round.closesOn)}`,
    text,
    html: htmlOf(text, letter.link),
    ...(reminder ? {} : { calendar: closingDate(letter, work.here.name) }),
  });
};
