import { useContext } from 'react';
import type { SlackFile } from '../../slack/protocol.ts';
import { DirectoryContext } from '../text/directory.ts';
import { localUrl } from '../text/local-url.ts';
import { Icon } from '../ui/icon.tsx';

/** A message's files: pictures as pictures, those not ready yet as places kept for them. */
export function Files({ files }: { readonly files: readonly SlackFile[] }) {
  if (files.length === 0) return null;
  return (
    <div className="files">
      {files.map((file) => (
        <FileView key={file.id} file={file} />
      ))}
    </div>
  );
}

function FileView({ file }: { readonly file: SlackFile }) {
  const { here } = useContext(DirectoryContext);
  const { name, mimetype, ready } = file;
  if (!ready) {
    return (
      <p className="file file--pending" role="status">
        <Icon name="file" /> {name} <small>is being processed…</small>
      </p>
    );
  }
  const url = localUrl(file.url, here);
  if (mimetype.startsWith('image/')) {
    return (
      <figure className="image">
        <figcaption>{name}</figcaption>
        <img className="image__picture" src={url} alt={name} />
      </figure>
    );
  }
  return (
    <a className="file" href={url} target="_blank" rel="noreferrer noopener">
      <Icon name="file" /> {name} <small>{mimetype}</small>
    </a>
  );
}
