import { useContext, useState } from 'react';
import type { SlackFile } from '../../slack/protocol.ts';
import { type Json, record, string } from '../json.ts';
import { DirectoryContext } from '../text/directory.ts';
import { localUrl } from '../text/local-url.ts';
import type { ElementProps } from './field.ts';
import { InteractionContext } from './interaction.ts';

/** A small picture beside text. */
export function ImageElement({ element }: ElementProps) {
  return <Picture of={element} className="thumbnail" />;
}

/** The picture of an image block or element. Where it can't be had, its alternative text stands in. */
export function Picture({ of, className }: { readonly of: Json; readonly className: string }) {
  const { files } = useContext(InteractionContext);
  const { here } = useContext(DirectoryContext);
  const [isBroken, setBroken] = useState(false);
  const source = sourceOf(of, files);
  const alt = string(of['alt_text']);
  if (source === null || isBroken) {
    return (
      <span className={`${className} picture-missing`} role="img" aria-label={alt}>
        {alt || 'picture'}
      </span>
    );
  }
  return <img className={className} src={localUrl(source, here)} alt={alt} onError={() => setBroken(true)} />;
}

/** A file's address once it is ready. The page's policy lets it load nothing but what the sandbox itself serves. */
function sourceOf(image: Json, files: readonly SlackFile[]): string | null {
  const url = string(image['image_url']) || string(record(image['slack_file'])['url']);
  if (url !== '') return url;
  const file = files.find(({ id }) => id === record(image['slack_file'])['id']);
  return file?.ready === true ? file.url : null;
}
