import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { secretFrom } from '#platform/auth/secret.ts';
import { readConfig } from '#platform/config.ts';
import { first } from '#platform/db/database.ts';
import type { Services } from '#platform/services.ts';
import { testDatabase } from '#tests/support/database.ts';
import { queueMessage } from './message.ts';
import { sendDue } from './send-due.ts';

type Got = { readonly to: readonly string[]; readonly text: string };

const mailServer = async (refuse: number | null, sender: number | null = null) => {
  const got: Got[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onMailFrom: (_, __, done) => done(sender === null ? null : Object.assign(new Error('sender not allowed'), { responseCode: sender })),
    onRcptTo: (_, __, done) => done(refuse === null ? null : Object.assign(new Error('no such mailbox'), { responseCode: refuse })),
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        got.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(parts).toString('utf8') });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { got, url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, close: () => new Promise<void>((resolve) => server.close(resolve)) };
};

const servicesFor = async (url: string): Promise<Services> => {
  const { db } = await testDatabase();
  const config = readConfig({ SMTP_URL: url });
  if (!config.ok) throw new Error(config.refusal.message);
  return { config: config.value, db, secret: secretFrom('a secret for this test'), clock: () => new Date(), log: () => undefined, packs: [], packFor: () => Promise.reject(new Error('no pack here')), baseUrl: () => 'http://joinery.test', nudge: () => undefined };
};

const queue = (services: Services, name: string, address: string) =>
  services.db.forService((tx) => queueMessage(services, tx, null, { kind: 'test', to: { name, address }, subject: 'A question: what works?', text: 'Open https://joinery.test/r/secret', calendar: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR', replyTo: { name: 'Ruth', address: 'ruth@example.org' } }));

test('a message goes out once, to one person, with its calendar date, and its text is wiped', async () => {
  const mail = await mailServer(null);
  const services = await servicesFor(mail.url);
  await queue(services, 'Bad\r\nBcc: everyone@example.org', 'one@example.org');
  const [a, b] = await Promise.all([sendDue(services), sendDue(services)]);
  assert.equal(a + b, 1);
  assert.deepEqual(mail.got[0]?.to, ['one@example.org']);
  assert.ok(!/^Bcc:/m.test(mail.got[0]?.text ?? ''), 'a name must not become a header');
  assert.match(mail.got[0]?.text ?? '', /text\/calendar/);
  assert.match(mail.got[0]?.text ?? '', /^Reply-To: .*ruth@example.org/mi);
  assert.match(mail.got[0]?.text ?? '', /^Message-ID: <[0-9a-f-]{36}@joinery>/mi, 'so that it is known when it comes back');
  const row = await services.db.forService((tx) => first<{ readonly body: Buffer | null; readonly sent: Date | null }>(tx, sql`select body_sealed as body, sent_at as sent from platform.message`));
  assert.equal(row?.body, null);
  assert.notEqual(row?.sent, null);
  await mail.close();
});

test('a refused message is tried again later, and the reason is kept', async () => {
  const mail = await mailServer(450);
  const services = await servicesFor(mail.url);
  await queue(services, 'Two', 'two@example.org');
  assert.equal(await sendDue(services), 0);
  const row = await services.db.forService((tx) => first<{ readonly reason: string; readonly due: Date; readonly attempts: number }>(tx, sql`select last_error as reason, due_at as due, attempts from platform.message`));
  assert.match(row?.reason ?? '', /no such mailbox/);
  assert.ok((row?.due.getTime() ?? 0) > Date.now());
  assert.equal(row?.attempts, 1);
  await mail.close();
});

test('a message refused for good is not tried again, its text is wiped, and the reason is kept', async () => {
  const mail = await mailServer(550);
  const services = await servicesFor(mail.url);
  await queue(services, 'Three', 'three@example.org');
  assert.equal(await sendDue(services), 0);
  const row = await services.db.forService((tx) => first<{ readonly failed: Date | null; readonly body: Buffer | null; readonly reason: string; readonly refused: boolean }>(tx, sql`select failed_at as failed, body_sealed as body, last_error as reason, refused from platform.message`));
  assert.ok(row?.failed !== null && row?.body === null && row.refused);
  assert.match(row.reason, /no such mailbox/);
  await mail.close();
});

test('a message older than three days is given up, with its text', async () => {
  const services = await servicesFor('smtp://127.0.0.1:9');
  await queue(services, 'Four', 'four@example.org');
  await services.db.forService((tx) => sql`update platform.message set created_at = now() - interval '4 days'`.execute(tx));
  assert.equal(await sendDue(services), 0);
  const row = await services.db.forService((tx) => first<{ readonly failed: Date | null; readonly body: Buffer | null; readonly refused: boolean }>(tx, sql`select failed_at as failed, body_sealed as body, refused from platform.message`));
  assert.ok(row?.failed !== null && row?.body === null);
  assert.equal(row.refused, false, 'nobody’s address is at fault');
});

test('a mail server that refuses us, and not the recipient, is tried again', async () => {
  const mail = await mailServer(null, 550);
  const services = await servicesFor(mail.url);
  await queue(services, 'Six', 'six@example.org');
  assert.equal(await sendDue(services), 0);
  const row = await services.db.forService((tx) => first<{ readonly failed: Date | null; readonly refused: boolean }>(tx, sql`select failed_at as failed, refused from platform.message`));
  assert.deepEqual(row, { failed: null, refused: false });
  await mail.close();
});

test('a reminder that is sent leaves no row', async () => {
  const mail = await mailServer(null);
  const services = await servicesFor(mail.url);
  await services.db.forService((tx) => queueMessage(services, tx, null, { kind: 'test', to: { name: 'Five', address: 'five@example.org' }, subject: 'S', text: 'T', leaveNoTrace: true }));
  assert.equal(await sendDue(services), 1);
  assert.equal(await services.db.forService((tx) => first(tx, sql`select 1 from platform.message`)), null);
  await mail.close();
});
