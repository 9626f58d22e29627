export { closeWave, openWave } from './commands/run-wave.ts';
export { importWave, candidatesFor } from './commands/import-wave.ts';
export { layOut } from './commands/lay-out.ts';
export { participantsAtTable } from './commands/run-wave.ts';
export { insertParticipants, putTies, type NewParticipant } from './store/participant-store.ts';
export { insertWave, setWaveStatus, waveById, wavesOf, type Wave, type WavePlan } from './store/wave-store.ts';
export { sevenRelations } from './core/relations.ts';
export type { ParticipantId, WaveTie } from './core/wave.ts';
