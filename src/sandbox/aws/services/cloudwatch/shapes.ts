import { z } from 'zod';
import { listOf, text } from '../protocols/schema.ts';

const dimension = z.object({ Name: text, Value: text });
export const dimensions = listOf(dimension).optional();
