import { palette } from './palette.ts';

export type VariationKind = 'common' | 'improving' | 'concerning' | 'changing';
export type AssuranceKind = 'passing' | 'failing' | 'by-chance';

const variationWords: Readonly<Record<VariationKind, string>> = { common: 'No sign of a change', improving: 'A change for the better', concerning: 'A change for the worse', changing: 'A change, neither better nor worse' };
const assuranceWords: Readonly<Record<AssuranceKind, string>> = { passing: 'As it runs, it always meets what was promised', failing: 'As it runs, it never meets what was promised', 'by-chance': 'As it runs, it meets what was promised by chance' };
const colours = { common: palette.line, improving: palette.blue, concerning: palette.orange, changing: palette.teal, passing: palette.blue, failing: palette.orange, 'by-chance': palette.line } as const;

type IconProps = { readonly kind: keyof typeof colours; readonly words: string; readonly size: number; readonly children: unknown };

const Ring = ({ kind, words, size, children }: IconProps) => (
  <svg xmlns="http://www.w3.org/2000/svg" class="joinery-run-icon" role="img" aria-label={words} viewBox="0 0 40 40" width={size} height={size} font-family="Arimo, arial, sans-serif">
    <title>{words}</title>
    <circle cx="20" cy="20" r="17" fill={palette.paper} stroke={colours[kind]} stroke-width="4" />
    {children}
  </svg>
);

const dots = (points: readonly (readonly [number, number])[], from: number, colour: string) => (
  <g>
    <path d={`M${points.map(([x, y]) => `${x} ${y}`).join('L')}`} fill="none" stroke={palette.quiet} stroke-width="1.5" />
    {points.map(([x, y], at) => <circle cx={x} cy={y} r="2.6" fill={at >= from ? colour : palette.quiet} />)}
  </g>
);

const level: readonly (readonly [number, number])[] = [[10, 20], [15, 16], [20, 22], [25, 17], [30, 21]];
const raised: readonly (readonly [number, number])[] = [[9, 27], [14, 28], [19, 21], [24, 17], [30, 13]];
const lowered = raised.map(([x, y]) => [x, 40 - y] as const);

/** What the variation of a run chart says, after the icons that the health service uses: a letter says high or low, so that it does not hang on colour. */
export const VariationIcon = ({ kind, direction, size = 34 }: { readonly kind: VariationKind; readonly direction: 'high' | 'low' | null; readonly size?: number }) => (
  <Ring kind={kind} words={`${variationWords[kind]}${direction === null || kind === 'common' ? '' : direction === 'high' ? ': higher' : ': lower'}`} size={size}>
    {kind === 'common' || direction === null ? dots(level, 9, palette.quiet) : dots(direction === 'high' ? raised : lowered, 2, kind === 'concerning' ? palette.ochre : kind === 'improving' ? palette.navy : palette.teal)}
    {kind === 'common' || direction === null ? null : <text x={direction === 'high' ? 13 : 13} y={direction === 'high' ? 19 : 31} font-size="14" font-weight="700" text-anchor="middle" fill={palette.ink}>{direction === 'high' ? 'H' : 'L'}</text>}
  </Ring>
);

/** Whether a process as it runs meets its target: P always, F never, ? by chance. */
export const AssuranceIcon = ({ kind, size = 34 }: { readonly kind: AssuranceKind; readonly size?: number }) => (
  <Ring kind={kind} words={assuranceWords[kind]} size={size}>
    <path d="M8 20H32" stroke={palette.rust} stroke-width="1.5" stroke-dasharray="3 2" />
    <text x="20" y="27" font-size="20" font-weight="700" text-anchor="middle" fill={palette.ink}>{kind === 'passing' ? 'P' : kind === 'failing' ? 'F' : '?'}</text>
  </Ring>
);
