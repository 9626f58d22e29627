import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBounce } from './read-bounce.ts';

const notification = (status: string, action: string): string =>
  ['From: MAILER-DAEMON@mx.example.org', 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', '', '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example.org', '', 'Final-Recipient: rfc822; who@example.org', `Action: ${action}`, `Status: ${status}`, 'Diagnostic-Code: smtp; 550 5.1.1 <who@example.org>:', ' no such mailbox', '', '--b', 'Content-Type: text/rfc822-headers', '', 'Message-ID: <0b7f3a52-1111-4222-8333-444455556666@joinery>', '--b--'].join('\r\n');

test('a message that came back for good is known by its id, with the reason', () => {
  assert.deepEqual(readBounce(notification('5.1.1', 'failed')), { message: '0b7f3a52-1111-4222-8333-444455556666', reason: '550 5.1.1 <who@example.org>: no such mailbox', permanent: true });
});

test('a server that has given up means it for good, though the status is one that might have passed', () => {
  assert.equal(readBounce(notification('4.4.7', 'failed'))?.permanent, true);
});

test('a delay is not for good, and a message that arrived is no bounce', () => {
  assert.equal(readBounce(notification('4.4.1', 'delayed'))?.permanent, false);
  assert.equal(readBounce(notification('2.0.0', 'delivered')), null);
});

test('mail about something else is left alone', () => {
  assert.equal(readBounce('Subject: Out of office\r\n\r\nI am away. Status: 5.0.0'), null);
  assert.equal(readBounce(''), null);
});
