import type { State } from '../aws/state.ts';

const minute = 60_000;

export const minutesAgo = (state: State, minutes: number): Date => new Date(state.clock().getTime() - minutes * minute);
export const hoursAgo = (state: State, hours: number): Date => minutesAgo(state, hours * 60);
export const daysAgo = (state: State, days: number): Date => hoursAgo(state, days * 24);
