import { visibleLine } from '../../core/visible.ts';
import { hanging } from '../layout.ts';
import { type Look, paint } from '../paint.ts';

export const title = (look: Look, text: string): string => hanging(look, '', paint(look, 'bold', visibleLine(text)));
