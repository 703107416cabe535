import { actions, alert, context, contextActions, divider, header, image, input, markdown } from './simple.ts';
import { card, carousel, plan, taskCard } from './cards.ts';
import { dataTable, table } from './tables.ts';
import { fault, later, type Shape, tagged } from '../shape.ts';
import { container } from './container.ts';
import { dataVisualization } from './chart.ts';
import { layout } from './layout.ts';
import { richText } from '../rich-text.ts';
import { section } from './section.ts';

/** An app can't send a `file` block, and a `video` block needs the scope `links.embed:write`. */
const refused =
  (why: string): Shape =>
  (_value, at) =>
    fault(at, why);

/** Any block of a message, modal or Home, by its `type`. */
export const anyBlock: Shape = tagged({
  actions,
  alert,
  card,
  carousel,
  container,
  context,
  context_actions: contextActions,
  data_table: dataTable,
  data_visualization: dataVisualization,
  divider,
  file: refused('file blocks cannot be sent by apps'),
  header,
  image,
  input,
  layout: layout(() => later(() => anyBlock)),
  markdown,
  plan,
  rich_text: richText,
  section,
  table,
  task_card: taskCard,
  video: refused('video blocks need the scope links.embed:write'),
});
