// The few signs of the page, drawn on a 16-unit square in the text's colour.
// They stand beside words and say nothing to assistive technology.

const paths = {
  allow: "M3 8.5l3.2 3.2L13 5",
  "explicit-deny": "M8 2.2a5.8 5.8 0 100 11.6A5.8 5.8 0 008 2.2zM4 4l8 8",
  "implicit-deny": "M4 4l8 8M12 4l-8 8",
  "not-modelled": "M5.6 6.1A2.4 2.4 0 118 8.6v1.1M8 12.4v.1",
  error: "M8 2.5v7M8 12.6v.1",
  none: "M3.5 8h9",
  near: "M2.5 9c1.8-3 3.6-3 5.5-1s3.7 2 5.5-1",
  user: "M8 8a2.7 2.7 0 100-5.4A2.7 2.7 0 008 8zM2.8 14c.5-3 2.5-4.4 5.2-4.4s4.7 1.4 5.2 4.4",
  role: "M8 1.8l5.2 1.9v4c0 3.2-2.2 5.5-5.2 6.5-3-1-5.2-3.3-5.2-6.5v-4z",
  session: "M5.2 10.8a2.8 2.8 0 110-5.6 2.8 2.8 0 010 5.6zM8 8h6v2.6M11.5 8v2",
  bucket: "M2.5 4h11M3 4l1.2 9.2h7.6L13 4M2.5 4c0-2.4 11-2.4 11 0",
  object: "M4 1.8h5l3 3v9.4H4zM9 1.8v3h3",
  account: "M2.5 14V4.5L8 2l5.5 2.5V14zM6 14v-3.5h4V14M5.5 7h.1M10.4 7h.1",
  group: "M5.5 7.5a2.2 2.2 0 100-4.4 2.2 2.2 0 000 4.4zM1.5 13c.3-2.7 1.8-4 4-4s3.7 1.3 4 4M10.5 7.5a2 2 0 100-4M11.5 9.2c1.8.3 2.8 1.6 3 3.8",
  policy: "M3.5 2h9v12h-9zM5.8 5.5h4.4M5.8 8h4.4M5.8 10.5h2.6",
  file: "M4 1.8h5l3 3v9.4H4zM9 1.8v3h3",
  terminal: "M3 4.5l3.5 3.5L3 11.5M8 12h5",
  settings: "M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6M10 3.3v3.4M6 9.3v3.4",
  play: "M5 3l8 5-8 5z",
  pause: "M5.5 3v10M10.5 3v10",
  back: "M11 3L5 8l6 5M3.5 3v10",
  forward: "M5 3l6 5-6 5M12.5 3v10",
  plus: "M8 3v10M3 8h10",
  pencil: "M3 13l.6-2.8L10.8 3 13 5.2 5.8 12.4z",
  trash: "M3 4.5h10M6 4.5V2.8h4v1.7M4.5 4.5l.6 9h5.8l.6-9",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  undo: "M6 3L2.8 6.2 6 9.4M3 6.2h6.5a3.5 3.5 0 010 7H6",
  redo: "M10 3l3.2 3.2L10 9.4M13 6.2H6.5a3.5 3.5 0 000 7H10",
  menu: "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
  open: "M2.5 13V3.5h4l1.5 2h5.5V13z",
  download: "M8 2.5v7.5M4.8 7L8 10.2 11.2 7M3 13.2h10",
  keyboard: "M1.8 4h12.4v8H1.8zM4.5 6.5h.1M7 6.5h.1M9.5 6.5h.1M12 6.5h.1M5 9.5h6",
  close: "M4 4l8 8M12 4l-8 8",
  down: "M4 6l4 4 4-4",
  up: "M4 10l4-4 4 4",
  grow: "M9.5 3H13v3.5M6.5 13H3V9.5M13 3L9 7M3 13l4-4",
  shrink: "M13 6.5H9.5V3M3 9.5h3.5V13M9.5 6.5l4-4M6.5 9.5l-4 4",
  about: "M8 2.2a5.8 5.8 0 100 11.6A5.8 5.8 0 008 2.2zM8 7.4v3.4M8 5.1v.1",
  "run-to": "M3 3l6 5-6 5zM12.5 3v10",
  share: "M8 10V2M5 4.5L8 1.8l3 2.7M4.5 7H3v7h10V7h-1.5",
  leave: "M6.5 3H3v10h10V9.5M9 2.8h4.2V7M13 3L7.5 8.5",
  sun: "M8 5a3 3 0 100 6 3 3 0 000-6zM8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9",
  moon: "M13 9.5A5.5 5.5 0 016.5 3a5.5 5.5 0 106.5 6.5z",
  auto: "M8 2.2a5.8 5.8 0 100 11.6zM8 2.2a5.8 5.8 0 010 11.6",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}

/** The path alone, for signs inside a larger drawing. */
export const iconPath = (name: IconName): string => paths[name];
