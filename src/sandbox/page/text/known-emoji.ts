import { isDrawn } from '../ui/status-icon.tsx';
import { emoji } from './emoji.ts';

export const isKnownEmoji = (name: string): boolean => isDrawn(name) || Object.hasOwn(emoji, name);
