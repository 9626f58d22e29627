import { formatDay } from '#lib/day.ts';
import type { PersonId } from '#lib/id.ts';
import ical from 'ical-generator';
import { hashToken, newToken } from '#platform/auth/secret.ts';
import { queueMessage } from '#platform/mail/message.ts';
import type { Work } from '#platform/services.ts';
import type { Campaign } from '../core/campaign.ts';
import { writeLink } from '#platform/auth/personal-link.ts';
import { insertLink } from '../store/invitation-store.ts';

type To = { readonly invitation: string; readonly person: PersonId; readonly name: string; readonly address: string };
export type Asking = { readonly campaign: Campaign; readonly bankTitle: string; readonly minutes: number; readonly reminder: boolean };

const closingDate = (asking: Asking, here: string, link: string): string => {
  const { campaign } = asking;
  const calendar = ical({ name: here });
  const day = new Date(`${campaign.closesOn}T00:00:00Z`);
  calendar.createEvent({ id: `${campaign.id}@joinery`, start: day, end: new Date(day.getTime() + 86_400_000), allDay: true, summary: `Last day: ${campaign.title}`, description: `Answer here: ${link}`, url: link });
  return calendar.toString();
};

const kept = (campaign: Campaign): string =>
  campaign.anonymous
    ? `Your answers are anonymous. Nobody can trace an answer to you: not the support team, and not whoever runs the server. Results are shown only for groups of ${campaign.minGroup} or more.`
    : 'Your name is kept with your answers. The support team can see who said what.';

const reasonFor = (asking: Asking, here: string): string =>
  `You get this because you sit in a group of ${here}, and were asked to take part. Reply to this message to say that you would rather not, and you will hear no more of it.`;

const textOf = (asking: Asking, here: string, to: To, link: string): string =>
  [
    `Dear ${to.name},`,
    asking.reminder ? `A reminder: we have not had your answers to “${asking.campaign.title}” for ${here}.` : `${here} would like your view: ${asking.campaign.title}.`,
    ...(asking.campaign.message === '' || asking.reminder ? [] : [asking.campaign.message]),
    `Answer here, with no account or password. The link is yours alone, so please do not pass it on:\n${link}`,
    ...(asking.reminder && asking.campaign.anonymous ? ['If you had already begun, go on from the link in your first message: this one starts afresh, because we keep nothing that joins you to what you wrote. If you have sent your answers, there is nothing more to do.'] : []),
    `It takes about ${asking.minutes} minutes. You can stop and come back. The last day is ${formatDay(asking.campaign.closesOn)}.`,
    kept(asking.campaign),
    `${asking.campaign.replyName}\n${asking.campaign.replyAddress}`,
    reasonFor(asking, here),
  ].join('\n\n');

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const htmlOf = (text: string, link: string): string =>
  `<!doctype html><html lang="en"><body style="font-family:arial,sans-serif;font-size:16px;line-height:1.5;max-width:38em">${text
    .split('\n\n')
    .map((paragraph) => `<p>${escape(paragraph).replaceAll('\n', '<br>').replace(escape(link), `<a href="${escape(link)}">${escape(link)}</a>`)}</p>`)
    .join('')}</body></html>`;

/** Makes a new personal link for one person asked, and puts the message that carries it into the outbox. */
export const invite = async (work: Work, asking: Asking, to: To): Promise<void> => {
  const secret = newToken();
  await insertLink(work.tx, work.here.id, to.invitation, hashToken('link', secret));
  const link = `${work.services.baseUrl()}/r/${writeLink({ partnership: work.here.id, secret })}`;
  const text = textOf(asking, work.here.name, to, link);
  await queueMessage(work.services, work.tx, work.here.id, {
    kind: `campaign ${asking.campaign.id}`,
    // Only those who have not answered get a reminder: its row must not outlive its sending.
    ...(asking.reminder && asking.campaign.anonymous ? { leaveNoTrace: true } : {}),
    to: { name: to.name, address: to.address },
    person: to.person,
    replyTo: { name: asking.campaign.replyName, address: asking.campaign.replyAddress },
    subject: asking.reminder ? `Reminder: ${asking.campaign.title}, by ${formatDay(asking.campaign.closesOn)}` : `${asking.campaign.title}: your view by ${formatDay(asking.campaign.closesOn)}`,
    text,
    html: htmlOf(text, link),
    ...(asking.reminder ? {} : { calendar: closingDate(asking, work.here.name, link) }),
  });
};
