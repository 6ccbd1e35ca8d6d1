// The few signs of the page, drawn on a 16-unit square in the text's colour.
// They stand beside words and say nothing to assistive technology.

const paths = {
  allow: "M3 8.5l3.2 3.2L13 5",
  "explicit-deny": "M8 2.2a5.8 5.8 0 100 11.6A5.8 5.8 0 008 2.2zM4 4l8 8",
  "implicit-deny": "M4 4l8 8M12 4l-8 8",
  "not-modelled": "M5.6 6.1A2.4 2.4 0 118 8.6v1.1M8 12.4v.1",
  error: "M8 2.5v7M8 12.6v.1",
  none: "M3.5 8h9",
  near: "M2.5 9c1.8-3 3.6-3 5.5-1s3.700 2 5.500-1",
  user: "M8 8a2.700 2.700 0 100-5.400A2.700 2.700 0 008 8zM2.800 14c.5-3 2.500-4.400 5.200-4.400s4.700 1.400 5.200 4.400",
  role: "M8 1.800l5.200 1.900v4c0 3.200-2.200 5.500-5.200 6.500-3-1-5.200-3.300-5.200-6.500v-4z",
  session: "M5.200 10.800a2.800 2.800 0 110-5.600 2.800 2.800 0 010 5.600zM8 8h6v2.600M11.500 8v2",
  bucket: "M2.500 4h11M3 4l1.200 9.200h7.600L13 4M2.500 4c0-2.400 11-2.400 11 0",
  object: "M4 1.800h5l3 3v9.400H4zM9 1.800v3h3",
  account: "M2.500 14V4.500L8 2l5.500 2.500V14zM6 14v-3.500h4V14M5.500 7h.1M10.400 7h.1",
  group: "M5.500 7.500a2.200 2.200 0 100-4.400 2.200 2.200 0 000 4.400zM1.500 13c.3-2.700 1.800-4 4-4s3.700 1.300 4 4M10.500 7.500a2 2 0 100-4M11.500 9.200c1.800.3 2.800 1.600 3 3.800",
  policy: "M3.500 2h9v12h-9zM5.800 5.500h4.400M5.800 8h4.400M5.800 10.500h2.600",
  file: "M4 1.800h5l3 3v9.400H4zM9 1.800v3h3",
  terminal: "M3 4.500l3.500 3.500L3 11.500M8 12h5",
  settings: "M2.500 5h6M11.500 5h2M2.500 11h2M7.500 11h6M10 3.300v3.400M6 9.300v3.400",
  play: "M5 3l8 5-8 5z",
  pause: "M5.500 3v10M10.500 3v10",
  back: "M11 3L5 8l6 5M3.500 3v10",
  forward: "M5 3l6 5-6 5M12.500 3v10",
  plus: "M8 3v10M3 8h10",
  pencil: "M3 13l.6-2.800L10.800 3 13 5.200 5.800 12.400z",
  trash: "M3 4.500h10M6 4.500V2.800h4v1.700M4.500 4.500l.6 9h5.800l.6-9",
  undo: "M6 3L2.800 6.200 6 9.400M3 6.200h6.500a3.500 3.500 0 010 7H6",
  close: "M4 4l8 8M12 4l-8 8",
  down: "M4 6l4 4 4-4",
  sun: "M8 5a3 3 0 100 6 3 3 0 000-6zM8 1.500v1.300M8 13.200v1.300M1.500 8h1.300M13.200 8h1.300M3.400 3.400l.9.9M11.700 11.700l.9.9M12.600 3.400l-.9.900M4.300 11.700l-.9.9",
  moon: "M13 9.500A5.500 5.500 0 016.500 3a5.500 5.500 0 106.500 6.500z",
  auto: "M8 2.200a5.800 5.800 0 100 11.600zM8 2.200a5.800 5.800 0 010 11.600",
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
