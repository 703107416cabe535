import type { HeaderBlock } from '@slack/types';
import { limits } from '../limits.ts';
import { plainText } from './small-type.ts';

/** A section's title. */
export const titled = (title: string): HeaderBlock => ({ type: 'header', text: plainText(title, limits.header) });
