import { ok } from '#lib/result.ts';
import type { Ask } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { PageHeading } from '#platform/ui/page-heading.tsx';

export const helpPage = async (_ask: Ask): Answered =>
  ok(
    page({
      title: 'Help',
      body: (
        <>
          <PageHeading heading="Help" lead="From an empty page to a board paper in an hour." />
          <ol class="govuk-list govuk-list--number">
            <li>Set up your partnership: its name, its area, what kind of area it is.</li>
            <li>Paste your members from a spreadsheet. You see what will be added before anything is.</li>
            <li>Run a health check: choose an assessment, who to ask, until when. Each person gets a personal link.</li>
            <li>Watch answers come in. Remind those who have not answered, without knowing who they are.</li>
            <li>Close it. Read the findings, the sharpest first. Turn them into actions with an owner and a date.</li>
            <li>Take the paper to the board: as a page, Word, PDF or spreadsheet.</li>
          </ol>
          <p class="govuk-body">Stuck? Write to the coordinator of your partnership: their address is in every message you get.</p>
        </>
      ),
    }),
  );

export const privacyPage = async (_ask: Ask): Answered =>
  ok(
    page({
      title: 'Privacy and anonymity',
      body: (
        <>
          <PageHeading heading="Privacy and anonymity" lead="What is kept about you, and what is not." />
          <h2 class="govuk-heading-m">When you answer anonymously</h2>
          <p class="govuk-body">Your personal link holds a secret that is in your message and is not kept here. Your answers are filed under one scrambled form of it, and your invitation under another. Without the secret nobody can match the two: not the support team, and not whoever runs the server.</p>
          <p class="govuk-body">Your sector, layer and role are kept with your answers only as closely as enough others share them. No time is kept. Results are shown for groups, and small groups are withheld.</p>
          <p class="govuk-body">What you write in a comment is shown as you wrote it: leave out names, and anything only you would know.</p>
          <h2 class="govuk-heading-m">When you answer by name</h2>
          <p class="govuk-body">You are told so before the first question. The support team of your partnership sees who said what.</p>
          <h2 class="govuk-heading-m">Your record</h2>
          <p class="govuk-body">Your partnership keeps your name, organisation, email address and seats. Ask its coordinator to see, correct or end them. A cookie keeps you signed in; nothing follows you elsewhere.</p>
        </>
      ),
    }),
  );

export const accessibilityPage = async (_ask: Ask): Answered =>
  ok(
    page({
      title: 'Accessibility',
      body: (
        <>
          <PageHeading heading="Accessibility" lead="Joinery is made to be used by everyone." />
          <p class="govuk-body">Every page works with no script, by keyboard, on a phone, enlarged to 400 per cent, and in print. Every picture has the same figures as a table. Colour is never the only sign.</p>
          <p class="govuk-body">Adding a passkey needs a script; a link by email does the same job without one.</p>
          <p class="govuk-body">If something does not work for you, tell the coordinator of your partnership what you were trying to do.</p>
        </>
      ),
    }),
  );
