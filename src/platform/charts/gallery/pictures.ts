import * as change from './change-between-waves.tsx';
import * as counts from './counts-by-partner.tsx';
import * as distribution from './distribution-of-answers.tsx';
import * as time from './figures-over-time.tsx';
import * as gap from './gap-of-two-groups.tsx';
import * as intervals from './intervals-by-sector.tsx';
import * as map from './map-of-areas.tsx';
import * as matrix from './matrix-of-partners.tsx';
import * as national from './national-figures.tsx';
import * as relations from './network-by-relation.tsx';
import * as boxes from './network-in-boxes.tsx';
import * as networkMatrix from './network-matrix-of-organisations.tsx';
import * as twoWaves from './network-of-two-waves.tsx';
import * as without from './network-without-one.tsx';
import * as network from './network-of-people.tsx';
import * as overlap from './overlap-of-two.tsx';
import * as responses from './responses-by-group.tsx';
import * as structure from './structure-of-groups.tsx';
import * as wheel from './wheel-of-seven.tsx';
import * as year from './year-of-meetings.tsx';

/** Every picture of the gallery by the name of its exported function. */
export const pictures = { ...change, ...counts, ...distribution, ...time, ...gap, ...intervals, ...map, ...matrix, ...national, ...network, ...boxes, ...networkMatrix, ...relations, ...twoWaves, ...without, ...overlap, ...responses, ...structure, ...wheel, ...year };
