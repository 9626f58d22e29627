import { NetworkTwoWaves, type TwoWavesNode, type TwoWavesTie } from '../network-two-waves.tsx';
import { exampleGroups, exampleNetwork } from './network-example.ts';

const { nodes, ties } = exampleNetwork(84, 7);
const later = exampleNetwork(84, 19).ties;
const came = new Set(['p20', 'p41']);
const left = new Set(['p33']);
const presence = (id: string): TwoWavesNode['presence'] => (came.has(id) ? 'came' : left.has(id) ? 'left' : 'both');
const isApart = (id: string): boolean => came.has(id) || left.has(id) || nodes.find((node) => node.id === id)?.silent === true;
const change = (source: string, target: string, usual: TwoWavesTie['change']): TwoWavesTie['change'] => (isApart(source) || isApart(target) ? 'apart' : usual);
const before = ties.filter(({ source, target }) => !came.has(source) && !came.has(target)).map(({ source, target }, at): TwoWavesTie => ({ source, target, change: change(source, target, at % 9 === 0 ? 'ended' : 'kept') }));
const made = later.slice(0, 16).filter(({ source, target }) => !isApart(source) && !isApart(target) && !ties.some((one) => (one.source === source && one.target === target) || (one.source === target && one.target === source)));
const after: readonly TwoWavesTie[] = [...before.filter((tie) => tie.change !== 'ended' && !left.has(tie.source) && !left.has(tie.target)), ...made.map(({ source, target }): TwoWavesTie => ({ source, target, change: 'made' })), { source: 'p20', target: 'p3', change: 'apart' }];
const degree = (all: readonly TwoWavesTie[], id: string): number => all.filter(({ source, target }) => source === id || target === id).length;

const props = {
  id: 'network-two-waves', title: 'More ties were made than ended', directed: false, groups: exampleGroups, before, after,
  nodes: nodes.map((node): TwoWavesNode => ({ ...node, presence: presence(node.id), before: degree(before, node.id), after: degree(after, node.id), silent: node.silent === true && presence(node.id) === 'both' })),
  beforeLabel: '4 November 2025', beforeNote: `${before.length} ties`, afterLabel: '9 November 2026', afterNote: `${after.length} ties`, caption: 'Work · 70 people compared, 14 not',
};

export const networkOfTwoWaves = () => <NetworkTwoWaves {...props} />;
export const networkOfTwoWavesCompact = () => <NetworkTwoWaves {...props} compact />;
