import { z } from 'zod';
import { listOf, text } from '../protocols/schema.ts';

export const dimension = z.object({ Name: text, Value: text });
export const dimensions = listOf(dimension).optional();
