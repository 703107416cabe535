import type { ComponentType } from 'react';
import type { Block } from '../../slack/protocol.ts';
import { ChartBlock } from '../charts/chart-block.tsx';
import { own, records, string } from '../json.ts';
import { Boundary } from '../ui/boundary.tsx';
import { ActionsBlock, ContextActionsBlock } from './actions-block.tsx';
import { AlertBlock } from './alert-block.tsx';
import type { BlockProps } from './block-props.ts';
import { CardBlock, CarouselBlock } from './card-block.tsx';
import { ContainerBlock } from './container-block.tsx';
import { ContextBlock } from './context-block.tsx';
import { DataTableBlock } from './data-table-block.tsx';
import { HeaderBlock } from './header-block.tsx';
import { ImageBlock } from './image-block.tsx';
import { InputBlock } from './input-block.tsx';
import { SectionBlock } from './section-block.tsx';
import { TableBlock } from './table-block.tsx';
import { PlanBlock, TaskCardBlock } from './task-block.tsx';
import { MarkdownBlock, RichTextBlock } from './text-block.tsx';

/** Every block that the page can show (docs.slack.dev, «Blocks»). */
const known: Readonly<Record<string, ComponentType<BlockProps>>> = {
  actions: ActionsBlock,
  alert: AlertBlock,
  card: CardBlock,
  carousel: CarouselBlock,
  container: ContainerBlock,
  context: ContextBlock,
  context_actions: ContextActionsBlock,
  data_table: DataTableBlock,
  data_visualization: ChartBlock,
  divider: () => <hr className="divider" />,
  header: HeaderBlock,
  image: ImageBlock,
  input: InputBlock,
  markdown: MarkdownBlock,
  plan: PlanBlock,
  rich_text: RichTextBlock,
  section: SectionBlock,
  table: TableBlock,
  task_card: TaskCardBlock,
};

/** The blocks of one message or view. One that can't be drawn says so and leaves the others alone. */
export function Blocks({ of }: { readonly of: readonly Block[] }) {
  return of.map((block, nth) => {
    const blockId = string(block['block_id']);
    return (
      <Boundary key={blockId || nth} instead={<Unsupported type={block.type} />}>
        <BlockView block={block} blockId={blockId} inside={Blocks} />
      </Boundary>
    );
  });
}

function BlockView(props: BlockProps) {
  const Known = own(known, props.block['type']);
  if (Known !== undefined) return <Known {...props} />;
  const fallback = records(props.block['fallback']).filter(
    (block): block is Block => typeof block['type'] === 'string',
  );
  return fallback.length > 0 ? <Blocks of={fallback} /> : <Unsupported type={string(props.block['type'])} />;
}

function Unsupported({ type }: { readonly type: string }) {
  return <p className="unsupported">This {type} block can’t be shown here.</p>;
}
