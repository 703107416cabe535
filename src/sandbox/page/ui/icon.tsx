import type { ReactNode } from 'react';

/** Line drawings in a 20 by 20 box. */
const drawings = {
  thread: <path d="M4 4.5h12v8.5H9l-3.5 3v-3H4zM7 7.8h6M7 10h4" />,
  more: <path d="M5 10h.01M10 10h.01M15 10h.01" strokeWidth="2.4" />,
  bolt: <path d="M11 2.5L4.5 11.5H9l-.5 6 7-9.5h-5z" />,
  close: <path d="M5 5l10 10M15 5L5 15" />,
  send: <path d="M3 10L17 3.5 13 17l-3.5-5.5zM9.5 11.5L17 3.5" />,
  lock: <path d="M6.5 9V6.8a3.5 3.5 0 0 1 7 0V9M5 9h10v7.5H5z" />,
  hash: <path d="M8 3.5L6.5 16.5M13.5 3.5L12 16.5M4 7.5h13M3 12.5h13" />,
  home: <path d="M3.5 9.5L10 3.5l6.5 6M5.5 8.5v8h9v-8M8.5 16.5v-4.5h3v4.5" />,
  people: (
    <path d="M7.5 9.5a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM2.5 16c0-2.800 2.200-4.600 5-4.600s5 1.800 5 4.600M13 9.300a2.400 2.400 0 1 0-.6-4.700M14.500 11.700c1.800.5 3 2 3 4.300" />
  ),
  eye: (
    <path d="M2.500 10C4 6.800 6.800 5 10 5s6 1.800 7.500 5c-1.500 3.200-4.300 5-7.500 5s-6-1.800-7.500-5zM10 12.200a2.200 2.200 0 1 0 0-4.400 2.200 2.200 0 0 0 0 4.400z" />
  ),
  file: <path d="M5 3h6.500L15 6.500V17H5zM11.500 3v3.500H15" />,
  trash: <path d="M4 5.500h12M8 5.500v-2h4v2M5.500 5.500l.7 11h7.600l.7-11M8.500 8.500v5M11.500 8.500v5" />,
  'thumb-up': (
    <path d="M3.500 9H6v7.500H3.500zM6 9l3.500-6c1.500 0 2 1.200 1.700 2.500L10.800 8h4.400c1 0 1.600.9 1.400 1.800l-1.200 5.200c-.2.900-.9 1.500-1.800 1.500H6" />
  ),
  'thumb-down': (
    <path d="M3.500 11H6V3.500H3.500zM6 11l3.500 6c1.500 0 2-1.200 1.700-2.500l-.4-2.500h4.400c1 0 1.600-.9 1.400-1.800L15.400 5c-.2-.9-.9-1.500-1.800-1.500H6" />
  ),
  link: (
    <path d="M8.500 11.500a3 3 0 0 0 4.300 0l2.700-2.700a3 3 0 0 0-4.300-4.300L10 5.700M11.500 8.500a3 3 0 0 0-4.300 0l-2.700 2.700a3 3 0 0 0 4.300 4.300L10 14.300" />
  ),
  chevron: <path d="M7.500 5l5 5-5 5" />,
  switch: <path d="M6.500 8L10 4.500 13.500 8M6.500 12l3.500 3.500 3.500-3.500" />,
} as const satisfies Record<string, ReactNode>;

/** A drawing without words; what stands around it must have them. */
export function Icon({ name }: { readonly name: keyof typeof drawings }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
      {drawings[name]}
    </svg>
  );
}
