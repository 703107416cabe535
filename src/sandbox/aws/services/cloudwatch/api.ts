import { apiOf } from '../protocols/api.ts';

export const api = apiOf('cloudwatch');
