import { ok } from '#lib/result.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import { viewsOf } from '../store/scenario-store.ts';
import { networkSide } from './network-side.ts';
import { withWave } from './with-wave.ts';

const moment = (at: Date): string => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' }).format(at);

/** Who looked at pages with names, and when. Nobody can change it. */
export const viewsPage = (ask: AskHere): Answered =>
  withWave(ask, async ({ wave, tx, names }) => {
    const views = await viewsOf(tx, ask.here.id, wave.id);
    return ok(
      page({
        title: 'Who looked at names', side: networkSide(ask, 'views', wave.id, names, wave.status === 'closed'), back: { href: ask.link(`/network/${wave.id}`) },
        body: (
          <>
            <PageHeading caption={wave.title} heading="Who looked at names" lead={views.length === 0 ? 'Nobody has yet. Each time somebody opens a page or a file with names, it is written here.' : 'Each time somebody opens a page or a file with names, it is written here. It can’t be changed. The latest 500 are shown.'} />
            {views.length === 0 ? null : <Table classes="joinery-dense" head={[{ text: 'Who and what' }, { text: 'When' }]} rows={views.map(({ at, who, what }) => [{ html: <><strong>{who}</strong><br />{what}</> }, { text: moment(at) }])} />}
          </>
        ),
      }),
    );
  });
